import type { Connection } from '@nanda/protocol';
import { formatColumns } from '../text/format-columns.js';
import { oneLine } from '../text/one-line.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connections = defineCommand({
  summary: 'List open connections. The one that exec and tools mean is marked.',
  arguments: [],
  examples: [
    { line: 'connections list', does: 'all that are open' },
    { line: 'connections list --json', does: 'for a program' },
  ],
  options: proxyOptions,
  async run(context) {
    const { output, state, program } = context;
    const client = await context.client();
    const { data } = await client.call<Connection[]>('connections.list');
    const current = (await state.current())?.connectionId ?? null;
    if (output.json) {
      output.document({ connections: data, current });
      return;
    }
    if (data.length === 0) {
      output.print('No open connections.');
      output.note(`Make one: ${program} search <words>, then ${program} connect 1`);
      return;
    }
    const { clean, style } = output;
    const rows = data.map((connection) => [
      connection.id === current ? '*' : ' ',
      connection.id,
      clean(oneLine(connection.metadata.serviceName)),
      connection.name ?? '-',
      connection.state === 'connected' ? connection.state : style.yellow(connection.state),
      connection.transport,
      `${connection.metadata.tools.length} tools`,
    ]);
    output.print(formatColumns(rows));
  },
});
