import type { Health } from '@nanda/protocol';
import { findLastWarning } from '../background/find-last-warning.js';
import { findRunning } from '../background/find-running.js';
import { proxyLogPath } from '../background/proxy-log-path.js';
import { readProxyLogTail } from '../background/read-proxy-log-tail.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import { registryText } from '../registries/registry-text.js';
import type { RegistrySetting } from '../settings/registry-setting.js';
import { formatColumns } from '../text/format-columns.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const proxyStatus = defineCommand({
  summary: 'Show whether the background proxy runs, and where it keeps its things.',
  arguments: [],
  examples: [{ line: 'proxy status', does: 'for a person' }],
  options: commonOptions,
  async run({ output, settings }) {
    const log = proxyLogPath(settings.directories.state);
    const runtime = await findRunning(settings.directories.runtime);
    if (runtime === undefined) {
      if (output.json) output.document({ running: false, log });
      else output.print('Not running. The next command that needs it starts it.');
      return;
    }
    const { pid, url, version, startedAt, settings: used } = runtime;
    const { data: health } = await createProxyClient({ endpoint: runtime }).call<Health>('health');
    const tail =
      health.status === 'degraded' ? await readProxyLogTail(settings.directories.state, 1000) : [];
    const reason = findLastWarning(tail, { since: startedAt });
    if (output.json) {
      output.document({
        running: true,
        pid,
        url,
        version,
        startedAt,
        log,
        settings: used,
        health,
        ...(reason !== undefined && { reason }),
      });
      return;
    }
    const rows = [
      ['running', `${url} (process ${pid}, version ${version})`],
      ['health', health.status],
      ...(reason === undefined ? [] : [['because', output.clean(reason)]]),
      ['connections', `${health.connections.active} of at most ${health.connections.max}`],
      ['since', startedAt],
      ['registries', used.registries?.map(describe).join(', ') || 'none'],
      ['data', used.dataDir],
      ['log', log],
    ];
    output.print(formatColumns(rows));
  },
});

function describe(setting: RegistrySetting): string {
  const text = registryText(setting);
  return typeof setting === 'string' || setting.name === undefined
    ? text
    : `${setting.name} (${text})`;
}
