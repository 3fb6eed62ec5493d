import type { AnyOperationId, Operation, OperationData, OperationMeta } from '@nanda/protocol';
import { ResponseValidationError } from '../errors/response-validation-error.js';
import type { ReceivedAnswer } from './received-answer.js';
import { validate } from './validate.js';

/** A successful answer. */
export interface Answer<Id extends AnyOperationId> {
  readonly data: OperationData<Id>;
  readonly meta: OperationMeta<Id>;
  /** The token that this answer handed to an anonymous client, where it did. */
  readonly clientToken: string | undefined;
}

/**
 * Takes data out of a successful answer and checks it. The data is the original and not the checked
 * copy: what a newer proxy adds reaches the caller.
 *
 * @throws ResponseValidationError for an answer that the contract does not allow.
 */
export function readAnswer<Id extends AnyOperationId>(
  received: ReceivedAnswer,
  { operation }: { readonly operation: Operation },
): Answer<Id> {
  const { requestId, clientToken } = received;
  const context = { subject: `The answer to ${received.subject}`, requestId };
  const body = parseBody(received.text, context);
  const { data, meta } = operation.path.startsWith('/v2/')
    ? (body as { data?: unknown; meta?: unknown })
    : { data: body, meta: undefined };
  return {
    data: validate(operation.data, { value: data, ...context }) as OperationData<Id>,
    meta: (operation.meta &&
      validate(operation.meta, { value: meta, ...context })) as OperationMeta<Id>,
    clientToken,
  };
}

function parseBody(
  text: string,
  context: { subject: string; requestId: string | undefined },
): object {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (typeof body === 'object' && body !== null) return body;
  throw new ResponseValidationError({
    ...context,
    issues: [{ path: [], message: 'it is not a JSON document' }],
  });
}
