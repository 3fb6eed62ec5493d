import type { Operation, OperationData, OperationId, OperationMeta } from '@nanda/protocol';
import { headers } from '@nanda/protocol/facts';
import { ResponseValidationError } from '../errors/response-validation-error.js';
import { validate } from './validate.js';

/** A successful answer. */
export interface Answer<Id extends OperationId> {
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
export function readAnswer<Id extends OperationId>(
  response: Response,
  { operation, text, subject }: { operation: Operation; text: string; subject: string },
): Answer<Id> {
  const context = {
    subject: `The answer to ${subject}`,
    requestId: response.headers.get(headers.requestId) ?? undefined,
  };
  const body = parseBody(text, context);
  const { data, meta } = operation.path.startsWith('/v2/')
    ? (body as { data?: unknown; meta?: unknown })
    : { data: body, meta: undefined };
  return {
    data: validate(operation.data, { value: data, ...context }) as OperationData<Id>,
    meta: (operation.meta &&
      validate(operation.meta, { value: meta, ...context })) as OperationMeta<Id>,
    clientToken: response.headers.get(headers.client) ?? undefined,
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
