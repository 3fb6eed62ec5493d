import { paneRows } from '../../frame/pane-rows.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';

/** How far the transcript is scrolled; pages are those of its pane. */
export type TranscriptScroll =
  | 'older'
  | 'newer'
  | 'page-older'
  | 'page-newer'
  | 'oldest'
  | 'newest';

/** Scrolls the transcript, until its first line stands at the top. */
export function scrollTranscript(
  to: TranscriptScroll,
  state: SessionState,
): readonly SessionAction[] {
  const page = Math.max(1, Math.floor(paneRows(state.view) / 2));
  // Lines may wrap: the first ones are reached also where they take several rows.
  const furthest = Math.max(0, state.transcript.length - page);
  const back = state.lists.transcript.offset;
  const next = {
    older: back + 1,
    newer: back - 1,
    'page-older': back + page,
    'page-newer': back - page,
    oldest: furthest,
    newest: 0,
  }[to];
  const count = furthest + 1;
  return [{ type: 'list-moved', list: 'transcript', to: next, count, rows: 1 }];
}
