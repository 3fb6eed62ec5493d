import type { InputRequiredEvent } from '@nanda/protocol';
import type { InputQuestion } from './input-question.js';

/** The question in an event; undefined where the service has not asked it as the protocol wants it. */
export function readInputQuestion({
  key,
  kind,
  expiresAt,
  request,
}: InputRequiredEvent): InputQuestion | undefined {
  // Services of older versions ask with forms alone, and say no mode.
  const complete =
    kind === 'elicitation' ? { ...request, mode: request['mode'] ?? 'form' } : request;
  if (!isComplete(kind, complete)) return undefined;
  return { key, kind, expiresAt, request: complete } as InputQuestion;
}

function isComplete(
  kind: InputRequiredEvent['kind'],
  request: Readonly<Record<string, unknown>>,
): boolean {
  if (kind === 'roots') return true;
  if (kind === 'sampling') {
    const { messages, maxTokens } = request;
    return typeof maxTokens === 'number' && Array.isArray(messages) && messages.every(isMessage);
  }
  const { mode, message, url, requestedSchema } = request;
  if (typeof message !== 'string') return false;
  return mode === 'url' ? typeof url === 'string' : mode === 'form' && isObject(requestedSchema);
}

function isMessage(value: unknown): boolean {
  return (
    isObject(value) &&
    (value['role'] === 'user' || value['role'] === 'assistant') &&
    (isObject(value['content']) || Array.isArray(value['content']))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
