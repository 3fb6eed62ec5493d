import { commonTypes } from './common-types.js';
import { plainType } from './plain-type.js';
import { printType } from './print-type.js';
import type { TypeNode } from './type-node.js';

/** More alternatives than this help nobody, and cost the compiler a comparison each. */
const mostMembers = 100;

/** Makes one type of alternatives. */
export function joinTypes(nodes: readonly TypeNode[]): TypeNode {
  const flat = nodes.flatMap((node) => (node.kind === 'union' ? node.members : [node]));
  const members = new Map(flat.map((node) => [printType(node), node]));
  members.delete('never');
  if (members.has('unknown')) return commonTypes.unknown;
  if (members.has('true') && members.has('false')) {
    members.delete('true');
    members.delete('false');
    members.set('boolean', plainType('boolean'));
  }
  const [first = commonTypes.never, ...others] = members.values();
  if (others.length === 0) return first;
  return others.length < mostMembers
    ? { kind: 'union', members: [first, ...others] }
    : commonTypes.unknown;
}
