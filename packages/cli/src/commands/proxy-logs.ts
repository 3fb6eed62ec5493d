import { proxyLogPath } from '../background/proxy-log-path.js';
import { readProxyLogTail } from '../background/read-proxy-log-tail.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const proxyLogs = defineCommand({
  summary: 'Show the end of the background proxy’s log.',
  arguments: [],
  examples: [{ line: 'proxy logs -n 100', does: 'the last hundred lines' }],
  options: {
    lines: { kind: 'integer', short: 'n', default: 40, summary: 'How many' },
    ...commonOptions,
  },
  async run({ output, options, settings }) {
    const { state } = settings.directories;
    const lines = await readProxyLogTail(state, options.lines);
    if (output.json) output.document({ log: proxyLogPath(state), lines });
    else if (lines.length === 0) output.print(`Nothing is written yet to ${proxyLogPath(state)}`);
    else output.print(output.clean(lines.join('\n')));
  },
});
