import type { JsonMember, JsonNode, JsonObject } from './json-node.js';

/** How far a path leads into a text. */
export interface FoundMember {
  /** The last object on the way. */
  readonly object: JsonObject;
  /** What of the path is not there, from there on; empty where all of it is. */
  readonly missing: readonly string[];
  /** The member at the end of the path, where it is there. */
  readonly member: JsonMember | undefined;
  /** What stands in the way where an object should be. */
  readonly obstacle: string | undefined;
}

export function findMember(root: JsonObject, path: readonly string[]): FoundMember {
  let object = root;
  for (const [index, key] of path.entries()) {
    const member = object.members.findLast((one) => one.key === key);
    const missing = path.slice(index);
    if (member === undefined) return { object, missing, member, obstacle: undefined };
    const isLast = index === path.length - 1;
    if (isLast) return { object, missing: [], member, obstacle: undefined };
    if (!isObject(member.value)) return { object, missing, member: undefined, obstacle: key };
    object = member.value;
  }
  return { object, missing: [], member: undefined, obstacle: undefined };
}

function isObject(node: JsonNode): node is JsonObject {
  return node.kind === 'object';
}
