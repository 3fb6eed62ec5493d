import type { InputRequest } from '@nanda/protocol';
import { isObject } from '../../is-object.js';
import { NandaError } from '../../nanda-error.js';
import { invalidParameters, type CallDesk } from '../call-desk.js';

type Answer = Readonly<Record<string, unknown>>;

/**
 * Checks an answer to what a tool has asked for, before the service sees it.
 *
 * @throws NandaError VALIDATION_ERROR where it has not the shape of one, INVALID_PARAMETERS where it does
 * not fit the form that the service sent
 */
export async function checkInputAnswer(
  { kind, request }: InputRequest,
  { result, desk }: { readonly result: Answer; readonly desk: Pick<CallDesk, 'check'> },
): Promise<void> {
  const { action } = result;
  if (action === 'decline' || action === 'cancel') return;
  if (kind === 'elicitation') return checkElicitation(request, { result, desk });
  if (kind === 'sampling') return checkSampling(result);
  checkRoots(result);
}

async function checkElicitation(
  request: Answer,
  { result, desk }: { readonly result: Answer; readonly desk: Pick<CallDesk, 'check'> },
): Promise<void> {
  const { action, content } = result;
  if (action !== 'accept') {
    throw wrong(
      "Answer with {action: 'accept', content}, {action: 'decline'} or {action: 'cancel'}.",
    );
  }
  if (request['mode'] === 'url') return;
  if (!isObject(content)) throw wrong('An accepted form needs its values as `content`.');
  const schema = request['requestedSchema'];
  if (!isObject(schema)) return;
  const check = await desk.check(schema, { name: 'elicitation', values: content });
  if (check.faults.length > 0) throw invalidParameters('of the answer', check);
}

function checkSampling({ role, content, model }: Answer): void {
  const isContent = isObject(content) || (Array.isArray(content) && content.every(isObject));
  if (typeof role === 'string' && typeof model === 'string' && isContent) return;
  throw wrong(
    "Answer with the message: {role: 'assistant', model, content: {type: 'text', text}}, or {action: 'decline'}.",
  );
}

function checkRoots({ roots }: Answer): void {
  const isRoot = (root: unknown): boolean =>
    isObject(root) && typeof root['uri'] === 'string' && root['uri'].startsWith('file://');
  if (Array.isArray(roots) && roots.every(isRoot)) return;
  throw wrong("Answer with {roots: [{uri: 'file:///…', name?}]}, or {action: 'decline'}.");
}

function wrong(message: string): NandaError {
  return new NandaError('VALIDATION_ERROR', message, { details: { field: 'result' } });
}
