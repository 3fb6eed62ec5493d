import { countMembers } from './count-members.js';
import { enterMember } from './enter-member.js';
import { isContainer } from './is-container.js';
import type { JsonPlace } from './json-place.js';

/** The last value that is inside of one; itself where there is none. */
export function lastPlace(place: JsonPlace): JsonPlace {
  let last = place;
  for (;;) {
    const { value: container, frame: parent } = last;
    const size = countMembers(container);
    if (!isContainer(container) || size === 0) return last;
    last = enterMember({ container, size, index: size - 1, parent });
  }
}
