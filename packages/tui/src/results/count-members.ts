import { isContainer } from './is-container.js';
import { keysOf } from './keys-of.js';

/** How many members a JSON value has; 0 where it can have none. */
export function countMembers(value: unknown): number {
  if (!isContainer(value)) return 0;
  return Array.isArray(value) ? value.length : (keysOf(value)?.length ?? 0);
}
