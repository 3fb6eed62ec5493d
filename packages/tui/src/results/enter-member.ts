import type { JsonFrame, JsonPlace } from './json-place.js';
import { memberAt } from './member-at.js';

export interface EnterMemberOptions {
  readonly container: object;
  readonly size: number;
  readonly index: number;
  readonly parent: JsonFrame | undefined;
}

/** The place of a member. */
export function enterMember({ container, size, index, parent }: EnterMemberOptions): JsonPlace {
  const { key, value } = memberAt(container, index);
  const depth = (parent?.depth ?? 0) + 1;
  const frame = { container, size, index, depth, key, value, parent };
  return { value, frame, isClosing: false, offset: 0 };
}
