import { describeInputRequest, wrapWords } from '@nanda/terminal';
import { describeAsker } from '../inbox/describe-asker.js';
import { findWaiting } from '../inbox/find-waiting.js';
import { formatAnswerCommand } from '../inbox/format-answer-command.js';
import { defineCommand } from './define-command.js';
import { inboxArgument } from './inbox-argument.js';
import { proxyOptions } from './proxy-options.js';

export const inboxShow = defineCommand({
  summary: 'Show what a call asks for, and how to answer.',
  arguments: [inboxArgument],
  examples: [
    { line: 'inbox show 1', does: 'the first row' },
    { line: 'inbox show exec_019d2f6b3a51', does: 'by the id of the call' },
  ],
  options: proxyOptions,
  async run(context) {
    const { output, positionals, program } = context;
    const typed = positionals[0] ?? '';
    const waiting = await findWaiting(typed, context);
    if (output.json) {
      output.document(waiting);
      return;
    }
    const { clean, style, width } = output;
    output.print(style.bold(clean(`${describeAsker(waiting)}.`)));
    for (const line of describeInputRequest(waiting, { now: Date.now() })) {
      const hanging = line.length - line.trimStart().length;
      output.print(wrapWords(clean(line), { width, hanging }));
    }
    const { dim } = output.noteStyle;
    output.note(dim('Answer it:'));
    context.io.stderr.write(`  ${output.cleanNote(formatAnswerCommand(waiting, { id: typed }))}\n`);
    output.note(dim(`Or: ${program} inbox decline ${typed}, ${program} inbox cancel ${typed}`));
  },
});
