import type { ConnectionMetrics } from '@nanda/protocol';
import { formatAgo, formatColumns, formatCount, formatLatency, oneLine } from '@nanda/terminal';
import { chooseConnections } from '../connections/choose-connections.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connectionsMetrics = defineCommand({
  summary: 'Count what connections did: calls, failures, latency, sessions.',
  arguments: [
    { name: 'connection', summary: 'Ids, short names or services; else all', many: true },
  ],
  examples: [
    { line: 'connections metrics', does: 'of all' },
    { line: 'connections metrics weather --json', does: 'of one, for a program' },
  ],
  options: proxyOptions,
  notes: ['Counted since the proxy has had the connection; a restart begins anew.'],
  async run(context) {
    const { output, positionals, program } = context;
    const targets = await chooseConnections(positionals, context, {
      all: positionals.length === 0,
    });
    const client = await context.client();
    const counted = await Promise.all(
      targets.map(async ({ id, label }) => {
        const params = { connectionId: id };
        const { data } = await client.call<ConnectionMetrics>('connections.metrics', { params });
        return { name: label, ...data };
      }),
    );
    if (output.json) {
      output.document({ metrics: counted });
      return;
    }
    if (counted.length === 0) {
      output.print('No open connections.');
      output.note(`Make one: ${program} search <words>, then ${program} connect 1`);
      return;
    }
    const { clean, style } = output;
    const head = ['', 'calls', 'failed', 'running', 'p50', 'p95', 'sessions', 'since'];
    const now = Date.now();
    const rows = counted.map(({ name, calls, latency, sessions, since }) => [
      clean(oneLine(name, 24)),
      formatCount(calls.total),
      calls.failed > 0 ? style.red(formatCount(calls.failed)) : '0',
      formatCount(calls.running),
      formatLatency(latency.p50),
      formatLatency(latency.p95),
      formatCount(sessions.opened),
      formatAgo(since, { now }),
    ]);
    output.print(formatColumns([head.map((name) => style.dim(name)), ...rows]));
  },
});
