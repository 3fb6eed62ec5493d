import type { ClientCapability } from '@nanda/protocol';

const kinds = new Map<unknown, ClientCapability>([
  ['elicitation/create', 'elicitation'],
  ['sampling/createMessage', 'sampling'],
  ['roots/list', 'roots'],
]);

/** What a service asks for with a request of this method; undefined where it is nothing that a caller can be asked for. */
export function inputKindOf(method: unknown): ClientCapability | undefined {
  return kinds.get(method);
}
