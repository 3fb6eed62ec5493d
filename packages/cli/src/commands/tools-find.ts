import type { ToolMatch } from '@nanda/protocol';
import { explainMissingCatalog } from '../services/explain-missing-catalog.js';
import { rememberListing } from '../services/remember-listing.js';
import { fitWidth } from '../text/fit-width.js';
import { measureWidth } from '../text/measure-width.js';
import { oneLine } from '../text/one-line.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const toolsFind = defineCommand({
  summary: 'Find out which services have a tool that does something.',
  arguments: [
    { name: 'query', summary: 'What it should do, in words', required: true, many: true },
  ],
  examples: [
    { line: 'tools find "send an email"', does: 'tools, and whose they are' },
    { line: 'connect 1', does: 'to the service of the first' },
  ],
  options: {
    limit: { kind: 'integer', default: 20, summary: 'How many, 1 to 100' },
    ...proxyOptions,
  },
  notes: ['Looks at tools that registries list, and at those of services you have connected to.'],
  async run(context) {
    const { options, output, positionals, program } = context;
    const text = positionals.join(' ');
    const client = await context.client();
    const { data: tools } = await client.call<ToolMatch[]>('tools.search', {
      query: { q: text, limit: options.limit },
    });
    await rememberListing(
      context,
      tools.map(({ service }) => service),
    );
    if (output.json) {
      output.document({ tools });
      return;
    }
    if (tools.length === 0) {
      output.print(`Found no tool for "${text}".`);
      const missing = await explainMissingCatalog(context.settings);
      output.note(missing ?? `Look for services: ${program} search ${text}`);
      return;
    }
    output.print(tools.map((tool, index) => format(tool, index + 1)).join('\n'));
    output.note(output.noteStyle.dim(`${program} connect 1 connects to the first one's service.`));

    function format({ name, description = '', service }: ToolMatch, row: number): string {
      const { clean, style, width } = output;
      const number = `${row}.`;
      const shown = clean(oneLine(name, 60));
      const room = width - number.length - measureWidth(shown).width - 4;
      const does = room < 12 ? '' : fitWidth(clean(oneLine(description)), room);
      const indent = ' '.repeat(number.length + 1);
      const of = fitWidth(clean(oneLine(service.name)), width - indent.length - 16);
      const mark = service.verified ? `${style.dim(' · ')}${style.green('✓ verified')}` : '';
      return [
        `${number} ${style.bold(shown)}${does === '' ? '' : ` - ${does}`}`,
        `${indent}${style.dim('of')} ${of}${mark}`,
      ].join('\n');
    }
  },
});
