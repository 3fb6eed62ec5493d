import type { InputRequest } from '@nanda/protocol';
import { requireValid } from '../services/require-valid.js';
import { Refusal } from '../wire/refusal.js';

/** Refuses what cannot be the answer to a question. @throws Refusal VALIDATION_ERROR, INVALID_PARAMETERS */
export function checkAnswer(
  { kind, request }: InputRequest,
  result: Readonly<Record<string, unknown>>,
): void {
  const { action, content } = result;
  if (action === 'decline' || action === 'cancel') return;
  if (kind === 'sampling') {
    if (typeof result['role'] === 'string' && typeof result['model'] === 'string') return;
    throw wrong("Answer with the message: {role: 'assistant', model, content}.");
  }
  if (kind === 'roots') {
    if (Array.isArray(result['roots'])) return;
    throw wrong("Answer with {roots: [{uri: 'file:///…', name?}]}.");
  }
  if (action !== 'accept') throw wrong("Answer with {action: 'accept', content}.");
  if (request['mode'] === 'url') return;
  if (!isRecord(content)) throw wrong('An accepted form needs its values as `content`.');
  const schema = request['requestedSchema'];
  if (isRecord(schema)) requireValid(content, { schema, subject: 'of the answer' });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(message: string): Refusal {
  return new Refusal('VALIDATION_ERROR', { message, details: { field: 'result' } });
}
