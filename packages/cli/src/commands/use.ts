import type { Connection } from '@nanda/protocol';
import { connectionLabel } from '../connections/connection-label.js';
import { matchConnections } from '../connections/match-connections.js';
import { CliError } from '../errors/cli-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const use = defineCommand({
  summary: 'Choose the connection that exec, stream and tools mean when none is named.',
  arguments: [
    { name: 'connection', summary: 'Its id, its short name, or its service', required: true },
  ],
  examples: [
    { line: 'use weather', does: 'by short name or by service' },
    { line: 'use conn_abc123', does: 'by id' },
  ],
  options: proxyOptions,
  async run(context) {
    const { output, positionals, state } = context;
    const [wanted = ''] = positionals;
    const client = await context.client();
    const { data } = await client.call<Connection[]>('connections.list');
    const [connection, ...others] = matchConnections(wanted.replace(/^@/, ''), data);
    if (connection === undefined || others.length > 0) {
      const problem = connection ? 'Several connections are called' : 'There is no connection';
      throw new CliError('CONNECTION_NOT_FOUND', `${problem} "${wanted}".`, {
        hint: 'See their ids: nanda connections',
      });
    }
    await state.setCurrent({
      connectionId: connection.id,
      serviceId: connection.serviceId,
      name: connectionLabel(connection),
    });
    if (output.json) output.document(connection);
    else output.print(`Using ${output.clean(connectionLabel(connection))} (${connection.id})`);
  },
});
