import type { Connection, Execution } from '@nanda/protocol';
import { type McpLogLevel, mcpLogLevels } from '@nanda/terminal';
import type { ServiceLine } from '../background/service-line.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { connectionLabel } from '../connections/connection-label.js';
import { matchConnections } from '../connections/match-connections.js';
import { readPastEvents } from './read-past-events.js';

/** What a tool said while it ran. */
export interface CallLogLine extends ServiceLine {
  readonly level: string;
  readonly tool: string;
  readonly executionId: string;
}

export interface ReadCallLogsOptions {
  readonly client: ProxyClient;
  /** Only of connections with this name, service or id. @default all */
  readonly wanted: string | undefined;
  /** The least that is read; one that is none of MCP's is read always. */
  readonly level: McpLogLevel;
}

/** Calls that are looked at, and events of each. */
const mostCalls = 50;
const mostEvents = 1000;

/** The log messages of the latest calls that have ended, the oldest first. */
export async function readCallLogs({
  client,
  wanted,
  level,
}: ReadCallLogsOptions): Promise<CallLogLine[]> {
  const [{ data: executions }, { data: connections }] = await Promise.all([
    client.call<Execution[]>('executions.list', { query: { limit: mostCalls } }),
    client.call<Connection[]>('connections.list'),
  ]);
  const meant = wanted === undefined ? connections : matchConnections(wanted, connections);
  const names = new Map(meant.map((one) => [one.id, connectionLabel(one)]));
  const lines: CallLogLine[] = [];
  for (const { id, connectionId, toolName, endedAt } of executions.toReversed()) {
    const service = names.get(connectionId);
    if (endedAt === undefined || service === undefined) continue;
    for (const event of await readPastEvents(id, { client, most: mostEvents })) {
      if (event.type !== 'log' || !isEnough(event.level, level)) continue;
      const said = typeof event.data === 'string' ? event.data : JSON.stringify(event.data);
      const line = [event.logger, said].filter(Boolean).join(': ');
      const place = { connectionId, service, tool: toolName, executionId: id };
      lines.push({ time: event.timestamp, ...place, level: event.level, line });
    }
  }
  return lines;
}

function isEnough(level: string, least: McpLogLevel): boolean {
  const index = mcpLogLevels.indexOf(level as McpLogLevel);
  return index === -1 || index >= mcpLogLevels.indexOf(least);
}
