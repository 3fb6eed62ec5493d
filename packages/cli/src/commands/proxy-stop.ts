import { findRunning } from '../background/find-running.js';
import { stopProxy } from '../background/stop-proxy.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const proxyStop = defineCommand({
  summary: 'Stop the background proxy. Its connections come back with the next start.',
  arguments: [],
  examples: [{ line: 'proxy stop', does: 'running calls are ended' }],
  options: commonOptions,
  async run({ output, settings }) {
    const directory = settings.directories.runtime;
    const runtime = await findRunning(directory);
    if (runtime !== undefined) await stopProxy(directory, runtime);
    if (output.json) output.document({ stopped: runtime !== undefined });
    else output.print(runtime === undefined ? 'It was not running.' : 'Stopped.');
  },
});
