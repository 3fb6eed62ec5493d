import type { ResourceTemplate } from '@nanda/protocol';
import { formatColumns, oneLine } from '@nanda/terminal';
import { resolveConnection } from '../connections/resolve-connection.js';
import { listOffers } from '../resources/list-offers.js';
import { connectionOption } from './connection-option.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const resourcesTemplates = defineCommand({
  summary: 'List families of resources: URIs with something to fill in.',
  arguments: [],
  examples: [
    { line: 'resources templates', does: 'of the current connection' },
    { line: 'resources templates --json', does: 'for a program' },
  ],
  options: { connection: connectionOption, ...proxyOptions },
  async run(context) {
    const { output, options, program } = context;
    const connection = await resolveConnection(context, { named: options.connection });
    const templates = await listOffers<ResourceTemplate>('resources.templates', {
      context,
      connection,
    });
    if (output.json) {
      output.document({ connectionId: connection.id, templates });
      return;
    }
    const { clean, style, width } = output;
    if (templates.length === 0) {
      output.print(`${clean(connection.label)} has no families of resources.`);
      output.note(`What it lists: ${program} resources list`);
      return;
    }
    const table = templates.map(({ uriTemplate, mimeType }) => [
      style.bold(clean(oneLine(uriTemplate, Math.max(20, width - 32)))),
      style.dim(clean(oneLine(mimeType ?? '', 30))),
    ]);
    const lines = formatColumns(table).split('\n');
    templates.forEach(({ title, name, description }, index) => {
      output.print((lines[index] ?? '').trimEnd());
      const said = [title ?? name, description].filter(Boolean).join(': ');
      if (said !== '') output.print(`  ${style.dim(clean(oneLine(said, width - 2)))}`);
    });
    output.note(output.noteStyle.dim(`Fill one in, and read it: ${program} resources read <uri>`));
  },
});
