import { ensureProxy } from '../background/ensure-proxy.js';
import { findRunning } from '../background/find-running.js';
import { stopProxy } from '../background/stop-proxy.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

const { url: _, ...startOptions } = proxyOptions;

export const proxyRestart = defineCommand({
  summary: 'Stop the background proxy and start it again with the settings that it had.',
  arguments: [],
  examples: [
    { line: 'proxy restart', does: 'connections come back' },
    { line: 'proxy restart --force', does: 'without waiting for running calls' },
  ],
  options: {
    force: { kind: 'flag', summary: 'End running calls' },
    ...startOptions,
  },
  notes: ['One that does not run is started.'],
  async run({ io, output, options, settings }) {
    const directory = settings.directories.runtime;
    const before = await findRunning(directory);
    const hurrying = new AbortController();
    const release = io.onStopRequest(() => hurrying.abort());
    if (before !== undefined) {
      await stopProxy(before, { directory, force: options.force, hurry: hurrying.signal });
    }
    release();
    const background = { ...before?.settings, ...settings.background };
    const { pid, url, startedAt } = await ensureProxy({ ...settings, background }, io);
    if (output.json) {
      output.document({ running: true, pid, url, startedAt, before: before?.pid ?? null });
      return;
    }
    const was = before === undefined ? 'Started' : 'Restarted';
    output.print(`${was}: ${url} (process ${pid}${before ? `, was ${before.pid}` : ''})`);
  },
});
