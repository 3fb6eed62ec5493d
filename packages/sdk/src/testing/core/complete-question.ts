import type { ClientCapability } from '@nanda/protocol';

type Question = Readonly<Record<string, unknown>>;

/**
 * A question with what the protocol wants of it: clients decline one that lacks it. A form that says nothing of its
 * fields takes any.
 */
export function completeQuestion(kind: ClientCapability, given: Question): Record<string, unknown> {
  if (kind === 'sampling') return { messages: [], maxTokens: 1000, ...given };
  if (kind === 'roots' || given['mode'] === 'url') return { ...given };
  return { message: '', requestedSchema: { type: 'object', properties: {} }, ...given };
}
