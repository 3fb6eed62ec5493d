import { questionLines } from './question-lines.js';
import type { QuestionLine } from './question-line.js';
import type { SelectedAnswer } from './select-answer.js';

/** {@link layoutQuestion}'s second argument: cells inside of the border. */
export interface LayoutQuestionOptions {
  columns: number;
  rows: number;
}

/** What is shown of a question, and where. */
export interface QuestionLayout {
  /** Of what the service says, as much as there is room for. */
  lines: readonly QuestionLine[];
  /** Where they begin in all of it. */
  offset: number;
  count: number;
  /** How far it can be scrolled; 0 where all is in sight. */
  furthest: number;
  /** Rows for the form. */
  formRows: number;
}

/** Who asks, until when, and the line between the words and the form. */
const otherRows = 3;
const failureRows = 2;
const leastFormRows = 4;

/** Divides a question between what is said and what is filled in; neither pushes the other out of sight. */
export function layoutQuestion(
  { question, answering: { form, offset, failure, status } }: SelectedAnswer,
  { columns, rows }: LayoutQuestionOptions,
): QuestionLayout {
  const lines = questionLines(question, { width: columns });
  const count = lines.length;
  const footRows = failure !== undefined ? failureRows : status === 'sending' ? 1 : 0;
  const room = Math.max(2, rows - otherRows - footRows);
  const half = Math.floor(room / 2);
  const wanted =
    form.fields.length === 0 ? 1 : Math.max(leastFormRows, form.fields.length > 1 ? half : 0);
  const shown = Math.min(count, Math.max(1, room - wanted));
  const furthest = count - shown;
  const first = Math.min(Math.max(0, offset), furthest);
  return {
    lines: lines.slice(first, first + shown),
    offset: first,
    count,
    furthest,
    formRows: Math.max(1, room - shown),
  };
}
