import { enterMember } from './enter-member.js';
import type { JsonPlace } from './json-place.js';
import { lastPlace } from './last-place.js';

/** The value before one in the order in which JSON is written; undefined before the first. */
export function previousPlace({ frame }: JsonPlace): JsonPlace | undefined {
  if (frame === undefined) return undefined;
  const { container, size, index, parent } = frame;
  if (index === 0) return { value: container, frame: parent, isClosing: false, offset: 0 };
  return lastPlace(enterMember({ container, size, index: index - 1, parent }));
}
