import type { Connection } from '@nanda/protocol';
import { plural } from '@nanda/terminal';
import { connectionLabel } from '../connections/connection-label.js';
import { describeToolChanges } from '../connections/describe-tool-changes.js';
import { resolveConnection } from '../connections/resolve-connection.js';
import { connectionArgument } from './connection-argument.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connectionsRefresh = defineCommand({
  summary: 'Open a new session in place of the present one, and ask for the tools again.',
  arguments: [connectionArgument],
  examples: [
    { line: 'connections refresh weather', does: 'and see which tools have changed' },
    { line: 'connections refresh weather --accept-tools', does: 'and take them as they are now' },
  ],
  options: {
    'accept-tools': {
      kind: 'flag',
      summary: 'Accept tools that have changed since you first connected',
    },
    ...proxyOptions,
  },
  async run(context) {
    const { output, options, positionals, program } = context;
    const { id } = await resolveConnection(context, { named: positionals[0] });
    const client = await context.client();
    const acceptTools = options['accept-tools'] === true;
    const { data: connection } = await client.call<Connection>('connections.refresh', {
      params: { connectionId: id },
      body: { ...(acceptTools && { acceptTools }) },
      timeout: 120_000,
    });
    if (output.json) {
      output.document(connection);
      return;
    }
    const label = output.clean(connectionLabel(connection));
    const { tools } = connection.metadata;
    output.print(`Refreshed ${label} (${id}): ${plural(tools.length, 'tool')}`);
    const width = Math.min(100, output.width);
    for (const line of describeToolChanges(connection, { output, width })) output.print(line);
    if ((connection.toolChanges ?? []).length > 0) {
      const name = output.cleanNote(connectionLabel(connection));
      output.note(`Accept them: ${program} connections refresh ${name} --accept-tools`);
    }
  },
});
