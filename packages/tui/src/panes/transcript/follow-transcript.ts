import type { ListState } from '../../lists/list-state.js';
import type { TranscriptEvent } from './transcript-event.js';
import type { TranscriptLine } from './transcript-line.js';

/** {@link followTranscript}'s second argument. */
export interface FollowTranscriptOptions {
  event: TranscriptEvent;
  before: readonly TranscriptLine[];
  after: readonly TranscriptLine[];
}

/**
 * How far the transcript is scrolled after an event, counted from its end: what was in sight stays there while more is
 * said. Who gives a command wants to see what comes of it.
 */
export function followTranscript(
  list: ListState,
  { event, before, after }: FollowTranscriptOptions,
): ListState {
  if (list.offset === 0) return list;
  const isLeft = event.type === 'cleared' || event.lines[0]?.kind === 'command';
  const lowest = before[before.length - 1 - list.offset];
  const at = isLeft || lowest === undefined ? -1 : after.lastIndexOf(lowest);
  const offset = at < 0 ? 0 : after.length - 1 - at;
  return offset === list.offset ? list : { ...list, cursor: offset, offset };
}
