import { countMembers } from './count-members.js';
import { enterMember } from './enter-member.js';
import { isContainer } from './is-container.js';
import type { JsonPlace } from './json-place.js';

/** The place of a node of a tree; where there is none, that of the innermost node on the way to it. */
export function placeOfPath(path: string, root: unknown): JsonPlace {
  let place: JsonPlace = { value: root, frame: undefined, isClosing: false, offset: 0 };
  for (const step of path === '' ? [] : path.split('/')) {
    const { value: container, frame: parent } = place;
    const size = countMembers(container);
    const index = Number(step);
    if (!isContainer(container) || !(index < size)) break;
    place = enterMember({ container, size, index, parent });
  }
  return place;
}
