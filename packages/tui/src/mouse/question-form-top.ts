import { layoutQuestion } from '../panes/inbox/layout-question.js';
import type { SelectedAnswer } from '../panes/inbox/select-answer.js';

/** Who asks, and until when; behind what is said, a line between it and the form. */
const linesBefore = 2;
const linesBetween = 1;

/** The line of a question on which its form begins, in the cells inside of its border. */
export function questionFormTop(
  selected: SelectedAnswer,
  size: { columns: number; rows: number },
): { top: number; formRows: number } {
  const { lines, formRows } = layoutQuestion(selected, size);
  return { top: linesBefore + lines.length + linesBetween, formRows };
}
