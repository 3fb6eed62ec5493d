import type { Resource } from '@nanda/protocol';
import { formatColumns, oneLine, plural } from '@nanda/terminal';
import { resolveConnection } from '../connections/resolve-connection.js';
import { listOffers } from '../resources/list-offers.js';
import { createRowStore } from '../state/create-row-store.js';
import { connectionOption } from './connection-option.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const resourcesList = defineCommand({
  summary: 'List what a service lets be read.',
  arguments: [],
  examples: [
    { line: 'resources', does: 'of the current connection' },
    { line: 'resources list -c files --json', does: 'of another one, for a program' },
  ],
  options: { connection: connectionOption, ...proxyOptions },
  async run(context) {
    const { output, options, program, settings } = context;
    const connection = await resolveConnection(context, { named: options.connection });
    const resources = await listOffers<Resource>('resources.list', { context, connection });
    if (output.json) {
      output.document({ connectionId: connection.id, resources });
      return;
    }
    const { clean, style, width } = output;
    if (resources.length === 0) {
      output.print(`${clean(connection.label)} has no resources of its own.`);
      output.note(`It may have families of them: ${program} resources templates`);
      return;
    }
    const rows = createRowStore(settings, { list: 'resources' });
    await rows.write(resources.map(({ uri }) => `${connection.id} ${uri}`));
    const table = resources.map(({ uri, mimeType }, index) => [
      style.dim(String(index + 1).padStart(String(resources.length).length)),
      style.bold(clean(oneLine(uri, Math.max(20, width - 40)))),
      style.dim(clean(oneLine(mimeType ?? '', 30))),
    ]);
    const lines = formatColumns(table).split('\n');
    const indent = ' '.repeat(String(resources.length).length + 2);
    resources.forEach((resource, index) => {
      output.print((lines[index] ?? '').trimEnd());
      const said = [resource.title ?? resource.name, resource.description].filter(Boolean);
      if (said.length > 0) {
        output.print(indent + style.dim(clean(oneLine(said.join(': '), width - indent.length))));
      }
    });
    const { dim } = output.noteStyle;
    output.note(
      dim(`${plural(resources.length, 'resource')}. Read one: ${program} resources read 1`),
    );
  },
});
