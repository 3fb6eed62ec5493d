import type { FilledPrompt } from '@nanda/protocol';
import { parseToolArguments } from '@nanda/terminal';
import { resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { connectionWords } from '../execution/connection-words.js';
import { readSource } from '../execution/read-source.js';
import { toolWord } from '../execution/tool-word.js';
import { formatToolHelp } from '../help/format-tool-help.js';
import { findLateOption } from '../options/find-late-option.js';
import { readLeadingOptions } from '../options/read-leading-options.js';
import { splitJsonFields } from '../options/split-json-fields.js';
import { openLateOutput } from '../output/open-late-output.js';
import { findPrompt } from '../prompt-templates/find-prompt.js';
import { formatMessages } from '../prompt-templates/format-messages.js';
import { promptSchema } from '../prompt-templates/prompt-schema.js';
import { usageError } from '../options/usage-error.js';
import type { CommandContext } from './command.js';
import { connectionOption } from './connection-option.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

const lateOptions = {
  json: proxyOptions.json,
  format: proxyOptions.format,
  fields: proxyOptions.fields,
  select: proxyOptions.select,
  output: proxyOptions.output,
} as const;

const options = { connection: connectionOption, ...proxyOptions } as const;

export const promptsGet = defineCommand({
  summary: 'Fill a prompt in and print its messages.',
  arguments: [
    { name: 'name', summary: 'The name of the prompt', required: true },
    { name: 'arguments', summary: 'name=value, --name VALUE, name=@file', many: true },
  ],
  examples: [
    { line: 'prompts get summarize text=@notes.txt', does: 'with an argument from a file' },
    { line: 'prompts get summarize --help', does: 'what it wants filled in' },
    { line: 'prompts get -c writing summarize text=… --json', does: 'for a program' },
  ],
  options,
  stopAfter: 1,
  async help(context) {
    const { prompt } = await locate(context as CommandContext<typeof options>);
    const { name, title, description } = prompt;
    const tool = { name, title, description, inputSchema: promptSchema(prompt) };
    const invocation = `${context.program} prompts get`;
    context.output.print(formatToolHelp(tool, { invocation, output: context.output }));
    return true;
  },
  async run(context) {
    const { io, program, rest } = context;
    const { prompt, connection } = await locate(context);
    const { parameters, problems, foreign } = await parseToolArguments(rest, {
      schema: promptSchema(prompt),
      owner: 'The prompt',
      readSource: (source) => readSource(source, io),
      foreign: findLateOption(lateOptions),
    });
    if (problems.length > 0) {
      const words = [...connectionWords(context.options.connection), toolWord(prompt.name)].join(
        ' ',
      );
      throw new CliError(
        'INVALID_PARAMETERS',
        `${prompt.name} was not asked for: ${problems.join('\n')}`,
        {
          details: { prompt: prompt.name, problems },
          hint: `See what it wants: ${program} prompts get ${words} --help`,
        },
      );
    }
    const late = readLeadingOptions(splitJsonFields(foreign), { options: lateOptions }).values;
    const { output, close } = await openLateOutput(io, { early: context.options, late });
    const client = await context.client();
    const { data } = await client.call<FilledPrompt>('prompts.get', {
      params: { connectionId: connection.id, promptName: prompt.name },
      body: { arguments: parameters },
      timeout: 120_000,
    });
    if (output.json) output.document(data);
    else output.print(formatMessages(data.messages, { output }));
    await close();
  },
});

async function locate(context: CommandContext<typeof options>) {
  const [name] = context.positionals;
  if (name === undefined) {
    const { program } = context;
    throw usageError(`Which prompt? See what there is: ${program} prompts list`);
  }
  const connection = await resolveConnection(context, { named: context.options.connection });
  return { connection, prompt: await findPrompt(name, { context, connection }) };
}
