import type { Connection } from '@nanda/protocol';
import { connectionLabel } from '../connections/connection-label.js';
import { resolveConnection } from '../connections/resolve-connection.js';
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
    const [named = ''] = positionals;
    const { id } = await resolveConnection(context, { named });
    const client = await context.client();
    const params = { connectionId: id };
    const [{ data: connection }, { data: open }] = await Promise.all([
      client.call<Connection>('connections.get', { params }),
      client.call<Connection[]>('connections.list'),
    ]);
    await state.setCurrent({
      connectionId: connection.id,
      serviceId: connection.serviceId,
      name: connectionLabel(connection),
      hasOthers: open.length > 1,
    });
    if (output.json) output.document(connection);
    else output.print(`Using ${output.clean(connectionLabel(connection))} (${connection.id})`);
  },
});
