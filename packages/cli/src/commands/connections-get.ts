import type { Connection, ConnectionHealthReport, ConnectionMetrics } from '@nanda/protocol';
import { connectionLabel } from '../connections/connection-label.js';
import { describeConnection } from '../connections/describe-connection.js';
import { resolveConnection } from '../connections/resolve-connection.js';
import { connectionArgument } from './connection-argument.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connectionsGet = defineCommand({
  summary: 'Show all about one connection: health, latency, calls, tools that have changed.',
  arguments: [connectionArgument],
  examples: [
    { line: 'connections get weather', does: 'by short name' },
    { line: 'connections get --json', does: 'the current one, for a program' },
  ],
  options: proxyOptions,
  async run(context) {
    const { output, positionals, program } = context;
    const { id } = await resolveConnection(context, { named: positionals[0] });
    const client = await context.client();
    const params = { connectionId: id };
    // Looked at first: the health that is asked for may be what the connection says of itself afterwards.
    const { data: health } = await client.call<ConnectionHealthReport>('connections.health', {
      params,
    });
    const [{ data: connection }, { data: metrics }] = await Promise.all([
      client.call<Connection>('connections.get', { params }),
      client.call<ConnectionMetrics>('connections.metrics', { params }),
    ]);
    if (output.json) {
      output.document({ ...connection, healthReport: health, metrics });
      return;
    }
    const width = Math.min(100, output.width);
    const facts = { connection, health, metrics };
    output.print(describeConnection(facts, { output, width, now: Date.now() }));
    if ((connection.toolChanges ?? []).length > 0) {
      const label = output.cleanNote(connectionLabel(connection));
      output.note(`Accept them: ${program} connections refresh ${label} --accept-tools`);
    }
  },
});
