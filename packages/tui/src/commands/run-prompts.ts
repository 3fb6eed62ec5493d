import type { Prompt } from '@nanda/sdk';
import { oneLine, sanitizeLine, suggestNames } from '@nanda/terminal';
import { readArguments } from '../arguments/read-arguments.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { formatPromptMessages } from './format-prompt-messages.js';
import { needConnection } from './need-connection.js';
import { pick } from './pick.js';
import { printLong } from './print-long.js';

/** `prompts`: those of the service; `prompts: packing --place Oslo` fills one in. */
export async function runPrompts(
  { name: typed, rest }: { name: string; rest: string },
  context: CommandContext,
): Promise<void> {
  const { client, signal, print, hint } = context;
  const { id: connectionId, metadata } = await needConnection(context);
  const prompts = await client.prompts(connectionId, { signal });
  if (typed === '') {
    if (prompts.length === 0) print(`${sanitizeLine(metadata.serviceName)} has no prompts`);
    else {
      print(prompts.map((prompt, index) => `${index + 1}. ${describe(prompt)}`).join('\n'));
      hint('prompts: 1 --name value fills one in');
    }
    return;
  }
  const { name, arguments: wanted = [] } = findPrompt(typed, prompts);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(wanted.map((one) => [one.name, { type: 'string' }])),
    required: wanted.filter(({ required }) => required === true).map((one) => one.name),
    additionalProperties: false,
  };
  const values = await readArguments(rest, {
    tool: name,
    schema,
    owner: 'The prompt',
    refusal: `${name} was not filled in`,
    hint: 'prompts, to see what it wants',
  });
  // All of them are text by the schema above.
  const request = { connectionId, name, arguments: values as Record<string, string> };
  const { messages } = await client.prompt(request, { signal });
  printLong(formatPromptMessages(messages), context);
}

function findPrompt(typed: string, prompts: readonly Prompt[]): Prompt {
  const prompt = pick(typed, { rows: prompts, words: ({ name }) => [name], hint: 'prompts' });
  if (prompt !== undefined) return prompt;
  const [nearest] = suggestNames(
    typed,
    prompts.map(({ name }) => name),
  );
  throw new CommandError(`there is no prompt "${typed}" here`, {
    hint: nearest === undefined ? 'prompts' : `prompts: ${nearest}`,
    exitCode: 6,
  });
}

function describe({ name, title, description, arguments: wanted = [] }: Prompt): string {
  const flags = wanted.map((one) => {
    const flag = `--${one.name} TEXT`;
    return one.required === true ? flag : `[${flag}]`;
  });
  const about = description ?? title ?? '';
  const head = [name, ...flags].join(' ');
  return oneLine(sanitizeLine(about === '' ? head : `${head} - ${about}`), 200);
}
