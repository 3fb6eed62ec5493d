import type { CommandContext } from './command-context.js';
import { formatAnswerLine } from './format-answer-line.js';
import { loadQuestions } from './load-questions.js';
import { summarizeQuestion } from './summarize-question.js';

/** `inbox`: what running tools ask for, of this session and of others. */
export async function listQuestions(context: CommandContext): Promise<void> {
  await loadQuestions(context);
  const { questions } = context.readState().inbox;
  const [first] = questions;
  if (first === undefined) {
    context.print('Nothing waits for an answer');
    return;
  }
  const rows = questions.map((question, index) => `${index + 1}. ${summarizeQuestion(question)}`);
  context.print(rows.join('\n'));
  context.hint(`${formatAnswerLine(first, { number: 1 })}, or decline: 1`);
}
