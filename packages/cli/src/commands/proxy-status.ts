import type { Health } from '@nanda/protocol';
import { formatBytes, formatColumns } from '@nanda/terminal';
import { findLastWarning } from '../background/find-last-warning.js';
import { formatDuration } from '../background/format-duration.js';
import { defaultProxyIdleTimeout } from '../background/default-proxy-idle-timeout.js';
import { inspectProxy } from '../background/inspect-proxy.js';
import { listCalls } from '../background/list-calls.js';
import { proxyLogPath } from '../background/proxy-log-path.js';
import { readMemory } from '../background/read-memory.js';
import { readProxyLogTail } from '../background/read-proxy-log-tail.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import { readVersion } from '../read-version.js';
import { registryText } from '../registries/registry-text.js';
import { defaultRegistries } from '../settings/default-registries.js';
import type { RegistrySetting } from '../settings/registry-setting.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const proxyStatus = defineCommand({
  summary: 'Show whether the background proxy runs, and where it keeps its things.',
  arguments: [],
  examples: [
    { line: 'proxy status', does: 'for a person' },
    { line: 'proxy status --json url,pid', does: 'for a program' },
  ],
  options: commonOptions,
  async run({ output, settings }) {
    const { baseUrl } = settings;
    if (baseUrl !== undefined) {
      output.note(`Commands use the proxy at ${baseUrl}. This is the one in the background:`);
    }
    const { runtime: directory, state } = settings.directories;
    const log = proxyLogPath(state);
    const facts = await inspectProxy(directory);
    if (facts.state === 'silent') {
      const { pid, url } = facts.runtime;
      if (output.json) output.document({ running: true, answers: false, pid, url, log });
      else {
        output.print(`Process ${pid} runs, but does not answer on ${url}.`);
        output.note('End it: nanda proxy stop --force. What it said last: nanda proxy logs');
      }
      return 4;
    }
    if (facts.state !== 'running') {
      const { dataDir } = settings.background;
      if (output.json) output.document({ running: false, dataDir, log });
      else output.print('Not running. The next command that needs it starts it.');
      return 0;
    }

    const { pid, url, version, startedAt, settings: used } = facts.runtime;
    const client = createProxyClient({ endpoint: facts.runtime });
    const [{ data: health }, running, waiting] = await Promise.all([
      client.call<Health>('health'),
      listCalls(client, { state: 'running' }),
      listCalls(client, { state: 'input_required' }),
    ]);
    const tail = health.status === 'degraded' ? await readProxyLogTail(state, 1000) : [];
    const reason = findLastWarning(tail, { since: startedAt });
    const uptime = Math.max(0, Date.now() - Date.parse(startedAt));
    const memory = readMemory(pid);
    const idleTimeout = used.proxyIdleTimeout ?? defaultProxyIdleTimeout;
    if (output.json) {
      output.document({
        running: true,
        answers: true,
        pid,
        url,
        version,
        startedAt,
        uptime,
        memory: memory ?? null,
        calls: { running: running.length, waiting: waiting.length },
        idleTimeout,
        dataDir: used.dataDir,
        log,
        settings: used,
        health,
        ...(reason !== undefined && { reason }),
      });
      return 0;
    }
    const { clean } = output;
    const { registries = defaultRegistries } = used;
    const own = readVersion();
    const { active, max } = health.connections;
    const rows = [
      ['running', `${url} (process ${pid})`],
      ['version', version === own ? version : `${version}; this is ${own}, which replaces it`],
      ['health', health.status],
      ...(reason === undefined ? [] : [['because', clean(reason)]]),
      ['up for', formatDuration(uptime)],
      ...(memory === undefined ? [] : [['memory', formatBytes(memory)]]),
      ['connections', `${active} of at most ${max}`],
      ['calls', `${running.length} running, ${waiting.length} waiting for an answer`],
      ['registries', clean(registries.map(describe).join(', ')) || 'none'],
      ['ends', `after ${formatDuration(idleTimeout)} without work`],
      ['data', clean(used.dataDir)],
      ['log', clean(log)],
    ];
    output.print(formatColumns(rows));
    return 0;
  },
});

function describe(setting: RegistrySetting): string {
  const text = registryText(setting);
  return typeof setting === 'string' || setting.name === undefined
    ? text
    : `${setting.name} (${text})`;
}
