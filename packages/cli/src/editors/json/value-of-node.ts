import type { JsonNode } from './json-node.js';

/** The value that stands there. Of members of the same name the last one counts, as for everybody who reads JSON. */
export function valueOfNode(node: JsonNode): unknown {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'array') return node.items.map(valueOfNode);
  return Object.fromEntries(node.members.map(({ key, value }) => [key, valueOfNode(value)]));
}
