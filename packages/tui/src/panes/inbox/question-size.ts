import { layoutOf } from '../../frame/layout-of.js';
import type { SessionState } from '../../session/session-state.js';
import { questionLines } from './question-lines.js';
import { selectAnswer } from './select-answer.js';

const widest = 84;
const leastRows = 14;
const borderColumns = 4;
/** The border, who asks, until when, what went wrong, and what the form has around its fields. */
const otherRows = 12;

/** Cells of a question with its border: as it lies over the panes, no higher than it has to be, or in its own. */
export function questionSize(state: SessionState): { columns: number; rows: number } {
  const { view } = state;
  const layout = layoutOf(view);
  if (view.overlay?.kind !== 'question') {
    const own = layout.columns.find(({ name }) => name === 'work');
    return { columns: own?.columns ?? view.size.columns, rows: layout.rows };
  }
  const columns = Math.min(widest, view.size.columns);
  const selected = selectAnswer(state);
  if (selected === undefined) return { columns, rows: Math.min(leastRows, layout.rows) };
  const { question, answering } = selected;
  const said = questionLines(question, { width: columns - borderColumns }).length;
  const wanted = said + answering.form.fields.length + otherRows;
  return { columns, rows: Math.min(layout.rows, Math.max(leastRows, wanted)) };
}
