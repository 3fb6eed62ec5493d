import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { beginAnswer } from './begin-answer.js';
import { layoutQuestion, type QuestionLayout } from './layout-question.js';
import { questionSize } from './question-size.js';
import { selectAnswer } from './select-answer.js';

const borderColumns = 4;
const borderRows = 2;

/** Scrolls what a service says by a page, of which one line stays in sight. */
export function scrollQuestion(by: 1 | -1, state: SessionState): readonly SessionAction[] {
  const selected = selectAnswer(state);
  const layout = layoutOfQuestion(state);
  if (selected === undefined || layout === undefined) return [];
  const page = Math.max(1, layout.lines.length - 1);
  const offset = Math.min(layout.furthest, Math.max(0, layout.offset + by * page));
  if (offset === layout.offset) return [];
  return [...beginAnswer(selected), { type: 'answer-scrolled', offset }];
}

function layoutOfQuestion(state: SessionState): QuestionLayout | undefined {
  const selected = selectAnswer(state);
  if (selected === undefined) return undefined;
  const { columns, rows } = questionSize(state);
  return layoutQuestion(selected, { columns: columns - borderColumns, rows: rows - borderRows });
}
