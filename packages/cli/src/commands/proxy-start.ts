import { ensureProxy } from '../background/ensure-proxy.js';
import { findRunning } from '../background/find-running.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

const { url: _, ...startOptions } = proxyOptions;

export const proxyStart = defineCommand({
  summary: 'Start the background proxy now. One that runs with other settings is replaced.',
  arguments: [],
  examples: [{ line: 'proxy start --registry file:./catalog.json', does: 'with this catalog' }],
  options: startOptions,
  async run({ io, output, settings }) {
    const before = await findRunning(settings.directories.runtime);
    const { pid, url, startedAt } = await ensureProxy(settings, io);
    const started = before?.pid !== pid;
    if (output.json) output.document({ running: true, started, pid, url, startedAt });
    else output.print(`${started ? 'Running' : 'Already running'} on ${url} (process ${pid})`);
  },
});
