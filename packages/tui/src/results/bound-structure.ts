import { countMembers } from './count-members.js';
import { isContainer } from './is-container.js';
import { memberAt } from './member-at.js';

export interface BoundStructure {
  readonly value: unknown;
  /** Whether something of it is not there. */
  readonly isCut: boolean;
}

const mostValues = 2000;
const longestText = 2000;
const deepest = 12;
/** Members of an object that come with it, so that the last row of a table is a whole one. */
const mostOfLast = 100;

/** As much of a JSON value as can be put into columns at once: the first values of it, and of each text the beginning. */
export function boundStructure(root: unknown): BoundStructure {
  let left = mostValues;
  let isCut = false;
  return { value: copy(root, 0), isCut };

  function copy(value: unknown, depth: number): unknown {
    left -= 1;
    if (typeof value === 'string' && value.length > longestText) {
      isCut = true;
      return `${value.slice(0, longestText)}…`;
    }
    if (!isContainer(value)) return value;
    const count = countMembers(value);
    if (count > 0 && depth >= deepest) {
      isCut = true;
      return '…';
    }
    const members: [string, unknown][] = [];
    const least = Array.isArray(value) ? 0 : -mostOfLast;
    for (let index = 0; index < count; index += 1) {
      if (left <= least) {
        isCut = true;
        break;
      }
      const { key, value: inside } = memberAt(value, index);
      members.push([key ?? '', copy(inside, depth + 1)]);
    }
    // By entries: a name may be `__proto__`.
    return Array.isArray(value) ? members.map(([, inside]) => inside) : Object.fromEntries(members);
  }
}
