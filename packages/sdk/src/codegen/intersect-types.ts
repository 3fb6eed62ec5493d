import { commonTypes } from './common-types.js';
import { printType } from './print-type.js';
import type { TypeNode } from './type-node.js';

/** The compiler multiplies the alternatives of an intersection out, and gives up at 100,000. */
const mostAlternatives = 1000;

/**
 * Makes one type of what must hold together. A part is left out where it says nothing, and where the whole
 * would have too many alternatives: the type is wider then, never wrong.
 */
export function intersectTypes(nodes: readonly TypeNode[]): TypeNode {
  const { unknown, openObject, emptyObject } = commonTypes;
  const parts = Array.from(new Map(nodes.map((node) => [printType(node), node])).values()).filter(
    (node) => node !== unknown,
  );
  const telling = parts.filter((node) => node !== openObject && node !== emptyObject);
  const [first, ...others] = telling.length > 0 ? telling : parts.slice(0, 1);
  if (first === undefined) return unknown;
  const members = [first];
  let alternatives = countAlternatives(first);
  for (const other of others) {
    alternatives *= countAlternatives(other);
    if (alternatives > mostAlternatives) break;
    members.push(other);
  }
  return members.length === 1 ? first : { kind: 'intersection', members };
}

/** How many alternatives the compiler sees in a type. */
export function countAlternatives(node: TypeNode): number {
  if (node.kind === 'plain') return node.size ?? (node.text === 'boolean' ? 2 : 1);
  if (node.kind === 'array') return 1;
  const counts = node.members.map(countAlternatives);
  return node.kind === 'union'
    ? counts.reduce((sum, count) => sum + count, 0)
    : counts.reduce((product, count) => product * count, 1);
}
