import type { Connection, ConnectionHealthReport, ConnectionMetrics } from '@nanda/protocol';
import { formatAgo, formatCount, formatLatency, oneLine, plural, wrapText } from '@nanda/terminal';
import type { SectionOptions } from '../services/section-options.js';
import { connectionLabel } from './connection-label.js';
import { describeToolChanges } from './describe-tool-changes.js';

export interface ConnectionFacts {
  readonly connection: Connection;
  readonly health: ConnectionHealthReport;
  readonly metrics: ConnectionMetrics;
}

/** Columns of the names of facts. */
const labelWidth = 12;

/** Everything that is known of one connection, for people. */
export function describeConnection(
  { connection, health, metrics }: ConnectionFacts,
  { output, width, now }: SectionOptions & { readonly now: number },
): string {
  const { clean, style } = output;
  const { metadata, auth } = connection;
  const { tools, capabilities } = metadata;
  const offers = [plural(tools.length, 'tool'), ...capabilities.filter((one) => one !== 'tools')];
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['id', connection.id],
    ['service', `${metadata.serviceName} ${metadata.serviceVersion}`.trim()],
    ['service id', connection.serviceId],
    ['endpoint', connection.endpoint],
    ['speaks', `${connection.transport}, MCP ${metadata.protocolVersion}`],
    ['offers', offers.join(', ')],
    ['identity', auth && describeAuth(auth, now)],
    ['may ask for', connection.clientCapabilities?.join(', ') || 'nothing'],
    ['health', describeHealth(health, now)],
    ['latency', describeLatency(health)],
    ['calls', describeCalls(metrics)],
    ['sessions', describeSessions(metrics)],
    [
      'opened',
      `${formatAgo(connection.created, { now })}, used ${formatAgo(connection.lastUsed, { now })}`,
    ],
    ['failure', connection.failure?.message],
  ];
  const state = connection.state === 'connected' ? style.green : style.yellow;
  return [
    `${style.bold(clean(oneLine(connectionLabel(connection), 64)))}  ${state(connection.state)}`,
    ...facts.flatMap(([name, text]) => (text ? [formatFact(name, text)] : [])),
    ...describeToolChanges(connection, { output, width }),
  ].join('\n');

  function formatFact(name: string, text: string): string {
    const [first = '', ...rest] = wrapText(clean(oneLine(text)), {
      width: width - labelWidth,
    }).split('\n');
    const label = style.dim(name.padEnd(labelWidth));
    return [label + first, ...rest.map((line) => ' '.repeat(labelWidth) + line)].join('\n');
  }
}

function describeAuth({ type, expiresAt }: NonNullable<Connection['auth']>, now: number): string {
  return expiresAt === undefined ? type : `${type}, expires ${formatAgo(expiresAt, { now })}`;
}

function describeHealth(
  {
    status,
    lastPing,
    errorRate,
    consecutiveFailures,
    circuit,
    reconnect,
    reason,
  }: ConnectionHealthReport,
  now: number,
): string {
  const parts = [
    status === 'idle' ? 'idle: its next use opens it again' : status,
    lastPing !== null && `answered ${formatAgo(lastPing, { now })}`,
    errorRate > 0 && `${Math.round(errorRate * 100)} % of recent calls failed`,
    consecutiveFailures > 0 && `${formatCount(consecutiveFailures)} in a row`,
    circuit.state !== 'closed' && `circuit ${circuit.state.replace('_', ' ')}`,
    reconnect && `attempt ${reconnect.attempt} ${formatAgo(reconnect.nextAt, { now })}`,
    reason,
  ];
  return parts.filter((part) => part).join(', ');
}

function describeLatency({ latency: { last, p50, p95, samples } }: ConnectionHealthReport): string {
  if (samples === 0) return '';
  const [half, most] = [formatLatency(p50), formatLatency(p95)];
  return `${formatLatency(last)}; half within ${half}, 95 % within ${most} (of ${formatCount(samples)})`;
}

function describeCalls({ calls }: ConnectionMetrics): string {
  if (calls.total === 0) return 'none yet';
  const parts = (['running', 'succeeded', 'failed', 'cancelled', 'retried', 'cached'] as const)
    .filter((name) => calls[name] > 0)
    .map((name) => `${formatCount(calls[name])} ${name}`);
  return `${formatCount(calls.total)}: ${parts.join(', ')}`;
}

function describeSessions({ sessions: { opened, lost, resumed } }: ConnectionMetrics): string {
  if (opened <= 1 && lost === 0) return '';
  return `${formatCount(opened)} opened, ${formatCount(lost)} lost, ${formatCount(resumed)} resumed`;
}
