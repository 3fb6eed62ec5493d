import type { InputRequiredEvent } from '@nanda/sdk';
import { describeInputRequest, oneLine, sanitizeLine } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import { describeAsker } from '../panes/inbox/describe-asker.js';
import type { Question } from '../panes/inbox/question.js';
import type { CommandContext } from './command-context.js';
import { formatAnswerLine } from './format-answer-line.js';

/** Says who asks for what, and gives the error that a command ends with that leaves its call waiting for an answer. */
export function describeWaiting(
  asked: Pick<InputRequiredEvent, 'executionId' | 'key'>,
  { readState, hint }: Pick<CommandContext, 'readState' | 'hint'>,
): CommandError {
  const { questions } = readState().inbox;
  const index = questions.findIndex(
    ({ executionId, key }) => executionId === asked.executionId && key === asked.key,
  );
  const question = questions[index];
  if (question === undefined) {
    return new CommandError('the call waits for an answer', { hint: 'inbox', exitCode: 8 });
  }
  const tool = oneLine(sanitizeLine(question.tool), 60);
  hint([`${describeAsker(question)}.`, ...linesOf(question)].join('\n'));
  return new CommandError(`${tool} waits for an answer`, {
    hint: `${formatAnswerLine(question, { number: index + 1 })}, or decline: ${index + 1}`,
    exitCode: 8,
  });
}

function linesOf(question: Question): string[] {
  const lines = describeInputRequest(question, { now: Date.now() });
  // What a service writes is on one line, so that it cannot add one that seems to be ours.
  return lines.map((line) => line.replaceAll(/[\r\n\u2028\u2029]+/gu, ' '));
}
