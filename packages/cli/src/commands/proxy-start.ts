import { ensureProxy } from '../background/ensure-proxy.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

const { url: _, ...startOptions } = proxyOptions;

export const proxyStart = defineCommand({
  summary: 'Start the background proxy now. One that runs with other settings is replaced.',
  arguments: [],
  examples: [{ line: 'proxy start --registry file:./catalog.json', does: 'with this catalog' }],
  options: startOptions,
  async run({ io, output, settings }) {
    const { pid, url, startedAt } = await ensureProxy(settings, io);
    if (output.json) output.document({ running: true, pid, url, startedAt });
    else output.print(`Running on ${url} (process ${pid})`);
  },
});
