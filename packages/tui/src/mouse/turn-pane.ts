import { focusedList } from '../lists/focused-list.js';
import { itemsOf } from '../lists/items-of.js';
import { moveList } from '../lists/move-list.js';
import { scrollDetail } from '../panes/detail/scroll-detail.js';
import { changeResultView } from '../panes/runs/change-result-view.js';
import { selectedRun } from '../panes/runs/selected-run.js';
import { viewOf } from '../panes/runs/view-of.js';
import { scrollTranscript } from '../panes/transcript/scroll-transcript.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import type { ColumnName } from '../view/view-state.js';
import { foldActions } from './fold-actions.js';
import { inColumn } from './in-column.js';
import { wheelLines } from './wheel-lines.js';

/** {@link turnPane}'s second argument. */
export interface TurnPaneOptions {
  /** 1 is down. */
  by: 1 | -1;
  state: SessionState;
}

/** Moves what a pane shows by a notch of the wheel. The keys stay where they are. */
export function turnPane(
  name: ColumnName,
  { by, state }: TurnPaneOptions,
): readonly SessionAction[] {
  const lines = by * wheelLines;
  if (name === 'output') {
    if (state.view.output === 'run') return turnResult(lines, state);
    const to = by === 1 ? 'newer' : 'older';
    const step = (now: SessionState) => scrollTranscript(to, now);
    return foldActions(
      Array.from({ length: wheelLines }, () => step),
      state,
    );
  }
  const there = inColumn(name, state);
  const list = focusedList(there);
  if (list !== undefined && list !== 'help' && list !== 'palette') {
    // The list may have become shorter since the cursor was put there.
    const cursor = Math.min(state.lists[list].cursor, itemsOf(list, state).length - 1);
    return moveList(Math.max(0, cursor + lines), there);
  }
  return name === 'work' && state.view.work === 'detail' ? scrollDetail({ by: lines }, state) : [];
}

function turnResult(lines: number, state: SessionState): readonly SessionAction[] {
  const run = selectedRun(state);
  if (run === undefined) return [];
  const { view, cursor, offset } = viewOf(run, state.runs);
  const from = view === 'tree' ? cursor : offset;
  return changeResultView({ type: 'moved', to: from + lines }, state);
}
