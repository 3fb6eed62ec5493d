import { availableViews } from '../results/available-views.js';
import { bodyRows } from '../results/body-rows.js';
import { createResultDocument } from '../results/create-result-document.js';
import { readDocumentFacts } from '../results/read-document-facts.js';
import type { ResultViewName } from '../results/result-view-name.js';
import { viewTitle } from '../results/view-title.js';
import { changeResultView } from '../panes/runs/change-result-view.js';
import { runLayout } from '../panes/runs/run-layout.js';
import { selectedRun } from '../panes/runs/selected-run.js';
import { viewOf } from '../panes/runs/view-of.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import type { InnerCell } from './mouse-target.js';

/** {@link clickResult}'s second argument. */
export interface ClickResultOptions {
  /** Whether keys meant the result before. */
  hadKeys: boolean;
  /** Cells inside of the pane. */
  columns: number;
  rows: number;
  state: SessionState;
}

/** Chooses the view whose name was hit, or puts the cursor of a tree on a row; one that has it is opened or closed. */
export function clickResult(
  { column, row }: InnerCell,
  { hadKeys, columns, rows, state }: ClickResultOptions,
): readonly SessionAction[] {
  const run = selectedRun(state);
  if (run?.result === undefined) return [];
  const { resultRows } = runLayout(run, { columns, rows });
  const line = row - (rows - resultRows);
  const looked = viewOf(run, state.runs);
  const height = bodyRows(resultRows);
  const hasTabs = height < resultRows;
  if (hasTabs && line === 0) {
    const view = tabAt(column, { views: availableViews(run.result), chosen: looked.view });
    return view === undefined ? [] : changeResultView({ type: 'view-chosen', view }, state);
  }
  const at = line - Number(hasTabs);
  if (looked.view !== 'tree' || at < 0 || at >= height) return [];
  const document = createResultDocument(run.result, { view: 'tree' });
  const { lineCount } = readDocumentFacts(document, { state: looked, columns, rows: resultRows });
  // What is closed may leave fewer rows than were there.
  const to = Math.max(0, Math.min(looked.offset, lineCount - height)) + at;
  if (to >= lineCount) return [];
  if (hadKeys && to === Math.min(looked.cursor, lineCount - 1))
    return changeResultView({ type: 'node-toggled' }, state);
  return changeResultView({ type: 'moved', to }, state);
}

const gap = ' · '.length;

function tabAt(
  column: number,
  { views, chosen }: { views: readonly ResultViewName[]; chosen: ResultViewName },
): ResultViewName | undefined {
  let left = 0;
  for (const view of views) {
    const width = viewTitle(view).length + (view === chosen ? 2 : 0);
    if (column >= left && column < left + width) return view;
    left += width + gap;
  }
  return undefined;
}
