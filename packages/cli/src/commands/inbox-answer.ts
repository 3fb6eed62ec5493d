import { exitCodeOf } from '../errors/exit-code-of.js';
import { answerHelp } from '../inbox/answer-help.js';
import { answerOptions, lateAnswerOptions } from '../inbox/answer-options.js';
import { askInput } from '../inbox/ask-input.js';
import { findWaiting } from '../inbox/find-waiting.js';
import { followAnswered } from '../inbox/follow-answered.js';
import { readAnswer } from '../inbox/read-answer.js';
import { readPageAddress } from '../inbox/read-page-address.js';
import { sendAnswer } from '../inbox/send-answer.js';
import { findLateOption } from '../options/find-late-option.js';
import { readLeadingOptions } from '../options/read-leading-options.js';
import { splitJsonFields } from '../options/split-json-fields.js';
import { usageError } from '../options/usage-error.js';
import { openLateOutput } from '../output/open-late-output.js';
import { canAsk } from '../prompts/can-ask.js';
import { openInBrowser } from '../services/open-in-browser.js';
import { CliError } from '../errors/cli-error.js';
import { defineCommand } from './define-command.js';
import { inboxArgument } from './inbox-argument.js';

export const inboxAnswer = defineCommand({
  summary: 'Answer what a call asks for, and follow the call to its end.',
  arguments: [
    inboxArgument,
    {
      name: 'values',
      summary: 'Of the form: name=value, --name VALUE, name:=JSON, a JSON object, or -',
      many: true,
    },
  ],
  examples: [
    { line: 'inbox answer 1', does: 'asks for each field, on a terminal' },
    { line: 'inbox answer 1 size=large sugar:=false', does: 'fills a form in' },
    { line: 'inbox answer 1 --open', does: 'opens the page that is asked for' },
    { line: 'inbox answer 1 text=@poem.txt', does: 'gives the message of a model' },
    { line: 'inbox answer 1 --help', does: 'what is asked for' },
  ],
  options: answerOptions,
  stopAfter: 1,
  notes: [
    'Options after the id are those of the form first, and ours only where it has no such field.',
    'What comes of the call is printed as exec prints it, with the same exit codes. Ctrl-C cancels the call.',
  ],
  async help({ output, positionals, ...context }) {
    const [id = ''] = positionals;
    const waiting = await findWaiting(id, context);
    if (output.json) output.document(waiting);
    else output.print(answerHelp(waiting, { id, output }));
    return true;
  },
  async run(context) {
    const { io, positionals, program, rest } = context;
    const [id] = positionals;
    if (id === undefined) throw usageError(`Which one? See what waits: ${program} inbox`);
    const waiting = await findWaiting(id, context);
    const help = `${program} inbox answer ${id} --help`;
    const foreign = findLateOption(lateAnswerOptions);
    const isPage = waiting.kind === 'elicitation' && waiting.request['mode'] === 'url';
    const client = await context.client();
    const given = await readAnswer(rest, waiting, { io, foreign, help });
    const { values: late } = readLeadingOptions(splitJsonFields(given.foreign), {
      options: lateAnswerOptions,
    });
    const options = { ...context.options, ...late };
    const {
      io: outputIo,
      output,
      close,
      discard,
    } = await openLateOutput(io, { early: context.options, late });

    if (isPage) {
      // Before it is opened: words that mean nothing are a mistake.
      given.result();
      const { href } = readPageAddress(waiting.request['url']);
      const isOpened = options.open === true && (await openInBrowser(href, io));
      if (options.open === true && !isOpened) {
        throw new CliError('INPUT_REQUIRED', `There is no screen here to open it on: ${href}`, {
          details: { url: href },
          hint: `Open it elsewhere, then: ${program} inbox answer ${id}`,
        });
      }
      io.stderr.write(`${isOpened ? 'Opened' : 'Open it yourself:'} ${href}\n`);
    }
    if (given.isEmpty && !isPage && canAsk({ io, options })) {
      const asked = await askInput(waiting, { io, client, output });
      if (asked === 'left') {
        output.note(`It waits on: ${program} inbox`);
        return exitCodeOf('INPUT_REQUIRED');
      }
    } else {
      const execution = await sendAnswer({ ...waiting, result: given.result() }, { client });
      if (options['no-wait'] === true) {
        if (output.json) output.document(execution);
        await close();
        if (!output.json)
          output.note(`Answered. What comes of it: ${program} history show ${waiting.executionId}`);
        return 0;
      }
    }
    return followAnswered(waiting, { context, io: outputIo, output, options }).then(
      async (code) => {
        await close();
        return code;
      },
      async (error: unknown) => {
        await discard();
        throw error;
      },
    );
  },
});
