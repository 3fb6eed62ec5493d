import {
  answerSchema,
  exampleParameters,
  formatToolArguments,
  quoteForShell,
  sanitizeLine,
} from '@nanda/terminal';
import type { Question } from '../panes/inbox/question.js';

/** The line that answers a question, with something in the place of each value: `answer: 1 --size small`. Safe to show. */
export function formatAnswerLine(
  question: Pick<Question, 'kind' | 'request'>,
  { number }: { number: number },
): string {
  const command = `answer: ${number}`;
  if (question.kind === 'sampling') return `${command} "text"`;
  if (question.kind === 'roots') return `${command} --root DIR`;
  if (question.request['mode'] === 'url') return `${command}, once you have opened it`;
  const schema = answerSchema(question);
  const words = formatToolArguments(exampleParameters(schema), { schema });
  return [command, ...words.map((word) => sanitizeLine(quoteForShell(word)))].join(' ');
}
