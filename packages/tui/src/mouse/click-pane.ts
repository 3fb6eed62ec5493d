import { focusedList } from '../lists/focused-list.js';
import { itemsOf } from '../lists/items-of.js';
import { moveList } from '../lists/move-list.js';
import { openRow } from '../lists/open-row.js';
import { aboutTool } from '../panes/form/about-tool.js';
import { changeCallForm } from '../panes/form/change-call-form.js';
import { changeAnswer } from '../panes/inbox/change-answer.js';
import { selectAnswer } from '../panes/inbox/select-answer.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { clickForm } from './click-form.js';
import { clickResult } from './click-result.js';
import { foldActions } from './fold-actions.js';
import type { MouseTarget } from './mouse-target.js';
import { questionFormTop } from './question-form-top.js';
import { rowAt } from './row-at.js';

/** A pane that is pointed at. */
export type PaneTarget = MouseTarget & { kind: 'pane' };

/** Gives a pane the keys, and does what stands where it was hit: a row that has the cursor already is opened. */
export function clickPane(target: PaneTarget, state: SessionState): readonly SessionAction[] {
  const { mode, column } = state.view;
  const hadKeys = mode === 'panes' && column === target.name;
  return foldActions(
    [(now) => enter(target, now), (now) => hit(target, { hadKeys, state: now })],
    state,
  );
}

function enter({ name }: PaneTarget, state: SessionState): readonly SessionAction[] {
  const { mode, column } = state.view;
  const list = focusedList(state);
  const isTyped = mode === 'panes' && list !== undefined && state.lists[list].isFiltering;
  return [
    ...(isTyped ? [{ type: 'list-filter-kept', list } as const] : []),
    ...(mode === 'prompt' ? [{ type: 'panes-entered' } as const] : []),
    ...(column === name ? [] : [{ type: 'column-entered', column: name } as const]),
  ];
}

function hit(
  { name, at, columns, rows }: PaneTarget,
  { hadKeys, state }: { hadKeys: boolean; state: SessionState },
): readonly SessionAction[] {
  if (at.row < 0 || at.row >= rows) return [];
  const list = focusedList(state);
  if (list !== undefined && list !== 'help' && list !== 'palette') {
    const row = rowAt(list, { line: at.row, rows, state });
    if (row === undefined) return [];
    // The list may have become shorter since the cursor was put there.
    const cursor = Math.min(state.lists[list].cursor, itemsOf(list, state).length - 1);
    return hadKeys && row === cursor ? openRow(state) : moveList(row, state);
  }
  if (name === 'output') {
    return state.view.output === 'run' ? clickResult(at, { hadKeys, columns, rows, state }) : [];
  }
  if (state.view.work === 'form' && state.callForm !== null) {
    const about = aboutTool(state, { columns, rows }).length;
    const size = { columns, rows: rows - about, hasPreview: true };
    const events = clickForm(state.callForm.form, { line: at.row - about, ...size });
    return foldActions(
      events.map((event) => (now) => changeCallForm(event, now)),
      state,
    );
  }
  const selected = selectAnswer(state);
  if (state.view.work !== 'question' || selected === undefined) return [];
  const { top, formRows } = questionFormTop(selected, { columns, rows });
  const size = { columns, rows: formRows, hasPreview: false };
  const events = clickForm(selected.answering.form, { line: at.row - top, ...size });
  return foldActions(
    events.map((event) => (now) => changeAnswer(event, now)),
    state,
  );
}
