import type { Connection, ConnectionHealthReport, ToolDefinition } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { Finding } from './finding.js';
import type { RuleSettings } from './lint-tools.js';

/** Milliseconds above which a person waits for an answer to nothing. */
const slow = 1000;

/** The first version that most clients of today speak. */
const oldest = '2025-03-26';

/**
 * Looks at how a server behaves: asks it twice for its tools in two sessions, how long a ping takes, and which version of
 * the protocol it speaks.
 */
export async function checkLive(
  connection: Connection,
  { client, settings }: { readonly client: ProxyClient; readonly settings: RuleSettings },
): Promise<Finding[]> {
  const params = { connectionId: connection.id };
  const list = async (): Promise<string> => {
    const { data } = await client.call<ToolDefinition[]>('connections.tools', {
      params,
      timeout: 120_000,
    });
    return JSON.stringify(data);
  };
  const first = await list();
  const { data: refreshed } = await client.call<Connection>('connections.refresh', {
    params,
    body: {},
    timeout: 120_000,
  });
  const second = await list();
  const { data: health } = await client.call<ConnectionHealthReport>('connections.health', {
    params,
    timeout: 60_000,
  });
  const findings: Finding[] = [];
  const add = (finding: Finding): void => {
    const severity = settings[finding.rule] ?? finding.severity;
    if (severity !== 'off') findings.push({ ...finding, severity });
  };
  if (first !== second) {
    add({
      severity: 'warning',
      rule: 'live-unstable',
      place: '/tools',
      message: 'It listed other tools, or in another order, when it was asked again.',
      fix: 'List the same tools in the same order to everybody who is the same caller.',
    });
  }
  const { latency } = health;
  if (typeof latency === 'number' && latency > slow) {
    add({
      severity: 'warning',
      rule: 'live-slow',
      place: '',
      message: `It takes ${Math.round(latency)} ms to answer a ping.`,
      fix: 'Answer pings at once, before anything that waits.',
    });
  }
  const { protocolVersion } = refreshed.metadata;
  if (typeof protocolVersion === 'string' && protocolVersion < oldest) {
    add({
      severity: 'warning',
      rule: 'live-protocol',
      place: '',
      message: `It speaks version ${protocolVersion} of MCP, which is older than ${oldest}.`,
      fix: 'Bring its MCP library up to date.',
    });
  }
  return findings;
}
