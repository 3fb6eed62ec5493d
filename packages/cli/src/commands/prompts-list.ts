import type { Prompt } from '@nanda/protocol';
import { oneLine, toolUsage } from '@nanda/terminal';
import { resolveConnection } from '../connections/resolve-connection.js';
import { promptSchema } from '../prompt-templates/prompt-schema.js';
import { listOffers } from '../resources/list-offers.js';
import { connectionOption } from './connection-option.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const promptsList = defineCommand({
  summary: 'List the prompts that a service offers, with what they want filled in.',
  arguments: [],
  examples: [
    { line: 'prompts', does: 'of the current connection' },
    { line: 'prompts list -c writing --json', does: 'of another one, for a program' },
  ],
  options: { connection: connectionOption, ...proxyOptions },
  async run(context) {
    const { output, options, program } = context;
    const connection = await resolveConnection(context, { named: options.connection });
    const prompts = await listOffers<Prompt>('prompts.list', { context, connection });
    if (output.json) {
      output.document({ connectionId: connection.id, prompts });
      return;
    }
    const { clean, style, width } = output;
    if (prompts.length === 0) {
      output.print(`${clean(connection.label)} has no prompts.`);
      output.note(`What it can do: ${program} tools`);
      return;
    }
    for (const prompt of prompts) {
      const usage = clean(toolUsage({ inputSchema: promptSchema(prompt) }));
      output.print(`${style.bold(clean(oneLine(prompt.name)))} ${usage}`.trimEnd());
      const said = prompt.description ?? prompt.title;
      if (said) output.print(`  ${style.dim(clean(oneLine(said, width - 2)))}`);
    }
    output.note(output.noteStyle.dim(`Fill one in: ${program} prompts get <name> name=value…`));
  },
});
