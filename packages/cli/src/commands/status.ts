import type { Connection } from '@nanda/protocol';
import { findRunning } from '../background/find-running.js';
import { connectionLabel } from '../connections/connection-label.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import { explainMissingCatalog } from '../services/explain-missing-catalog.js';
import { oneLine } from '../text/one-line.js';
import { wrapText } from '../text/wrap-text.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

/** Columns of the names of facts. */
const labelWidth = 13;
/** Connections in trouble that are named. */
const mostFailures = 3;

/** What the bare name of a program shows. Starts nothing. */
export const status = defineCommand({
  summary: 'Show where things stand, and what to do next.',
  arguments: [],
  examples: [],
  options: { json: proxyOptions.json, url: proxyOptions.url },
  stopAfter: 1,
  async run({ output, settings, state, program }) {
    const { baseUrl } = settings;
    const running =
      baseUrl === undefined ? await findRunning(settings.directories.runtime) : undefined;
    const client =
      baseUrl === undefined
        ? running && createProxyClient({ endpoint: running })
        : createProxyClient({
            endpoint: { url: baseUrl, ...(settings.token && { token: settings.token }) },
          });
    const open = client
      ? await client
          .call<Connection[]>('connections.list', { timeout: 5000 })
          .then(({ data }) => data)
      : [];
    const currentId = (await state.current())?.connectionId;
    const current = open.find(({ id }) => id === currentId);
    const failed = open.filter(({ failure }) => failure !== undefined);
    const url = baseUrl ?? running?.url ?? null;
    const next = suggest(program, {
      isConnected: open.length > 0,
      hasCatalog: (await explainMissingCatalog(settings)) === undefined,
      current,
    });
    if (output.json) {
      const failures = failed.map(({ id, state: its, failure }) => ({ id, state: its, failure }));
      output.document({
        proxy: url,
        connections: open.length,
        current: current?.id ?? null,
        ...(failures.length > 0 && { failures }),
        next,
      });
      return;
    }
    const { clean, style } = output;
    output.print(`Proxy        ${url ?? 'not running; starts by itself'}`);
    output.print(`Connections  ${open.length}`);
    if (current) output.print(`Current      ${clean(connectionLabel(current))} (${current.id})`);
    for (const connection of failed.slice(0, mostFailures)) {
      const { failure, state: its } = connection;
      const text = `${connectionLabel(connection)} is ${its}: ${failure?.message ?? ''}`;
      const line = wrapText(clean(oneLine(text)), { width: output.width, hanging: labelWidth });
      output.print(style.yellow('!'.padEnd(labelWidth)) + line.slice(labelWidth));
    }
    if (failed.length > mostFailures) output.print(`More: ${program} connections`);
    output.print(`\n${style.bold('Next:')}\n${next.map((line) => `  ${line}`).join('\n')}`);
  },
});

function suggest(
  program: string,
  {
    isConnected,
    hasCatalog,
    current,
  }: {
    readonly isConnected: boolean;
    readonly hasCatalog: boolean;
    readonly current: Connection | undefined;
  },
): string[] {
  if (!isConnected && !hasCatalog) {
    return [
      'nanda registry add mcp-registry',
      'nanda servers add <name> <url>',
      `${program} --help`,
    ];
  }
  if (!isConnected)
    return [`${program} search <words>`, `${program} connect 1`, `${program} --help`];
  const call = program === 'nanda' ? 'exec' : `call ${current?.id ?? '<connection-id>'}`;
  const tool = current?.metadata.tools[0]?.name ?? '<tool>';
  return [
    program === 'nanda'
      ? 'nanda tools'
      : `${program} tools list ${current?.id ?? '<connection-id>'}`,
    `${program} ${call} ${tool} --help`,
    `${program} disconnect`,
  ];
}
