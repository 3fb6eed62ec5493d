import { answerSchema, describeFields, describeInputRequest, wrapWords } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import { describeAsker } from './describe-asker.js';
import { formatAnswerCommand } from './format-answer-command.js';
import type { WaitingRequest } from './waiting-request.js';

/** What `inbox answer <id> --help` says: who asks, for what, and with which words it is answered. */
export function answerHelp(
  waiting: WaitingRequest,
  { id, output }: { readonly id: string; readonly output: Output },
): string {
  const { clean, style, width } = output;
  const fit = (line: string) => {
    const hanging = line.length - line.trimStart().length;
    return wrapWords(clean(line), { width, hanging });
  };
  const asked = describeInputRequest(waiting, { now: Date.now(), withFields: false });
  const fields = describeFields(answerSchema(waiting));
  return [
    `${style.bold(clean(`${describeAsker(waiting)}.`))}\n${asked.map(fit).join('\n')}`,
    `${style.bold('For example:')}\n  ${clean(formatAnswerCommand(waiting, { id }))}`,
    ...(fields.length > 0
      ? [`${style.bold('Fields:')}\n${fields.map((line) => fit(`  ${line}`)).join('\n')}`]
      : []),
    'Also --name VALUE, name:=JSON, name=@file, one JSON object, or - for standard input.',
  ].join('\n\n');
}
