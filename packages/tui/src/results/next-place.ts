import { countMembers } from './count-members.js';
import { enterMember } from './enter-member.js';
import { isContainer } from './is-container.js';
import type { JsonPlace } from './json-place.js';

/** The place after one in the order in which JSON is written: what is inside, what stands beside, then the end of both. */
export function nextPlace({ value, frame, isClosing }: JsonPlace): JsonPlace | undefined {
  if (!isClosing && isContainer(value)) {
    const size = countMembers(value);
    if (size > 0) return enterMember({ container: value, size, index: 0, parent: frame });
  }
  if (frame === undefined) return undefined;
  const { index, size, parent, container } = frame;
  if (index + 1 < size) return enterMember({ container, size, index: index + 1, parent });
  return { value: container, frame: parent, isClosing: true, offset: 0 };
}
