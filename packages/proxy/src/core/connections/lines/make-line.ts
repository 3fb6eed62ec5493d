import type { LineRequest } from '../line-request.js';
import type { Line } from './line.js';
import type { LinePlan } from './plan-line.js';

/** A line without a session. */
export function makeLine(
  { key, isOwn }: LinePlan,
  {
    request: { era, caller },
    isFollowed,
  }: {
    readonly request: Pick<LineRequest, 'era' | 'caller'>;
    /** Whether resources are followed over the connection's own session by others than dialogs. */
    readonly isFollowed: () => boolean;
  },
): Line {
  const line: Line = {
    key,
    isOwn,
    request: { era, caller },
    isFollowedBesides: () => line.isMain && isFollowed(),
    session: undefined,
    isMain: false,
    openedAt: 0,
    usedAt: performance.now(),
    running: 0,
    opening: undefined,
    restoring: undefined,
    isChecked: false,
    dialogs: new Map(),
    attached: 'nothing',
    level: undefined,
    requestLevel: undefined,
    turns: new Map(),
  };
  return line;
}
