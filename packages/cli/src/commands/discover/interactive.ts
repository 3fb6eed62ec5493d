import { CliError } from '../../errors/cli-error.js';
import { defineCommand } from '../define-command.js';
import { proxyOptions } from '../proxy-options.js';

export const interactive = defineCommand({
  summary: 'Search, connect and call on one screen.',
  arguments: [],
  examples: [{ line: 'interactive', does: 'begin' }],
  options: {
    line: { kind: 'flag', summary: 'Line by line, as without a terminal' },
    ...proxyOptions,
  },
  async run({ settings, io, output, options }) {
    if (output.json) throw new CliError('USAGE_ERROR', 'interactive has no JSON to print.');
    const { baseUrl, token } = settings;
    const { ensureProxy } = await import('../../background/ensure-proxy.js');
    const endpoint =
      baseUrl === undefined ? await ensureProxy(settings, io) : { url: baseUrl, token };
    if (endpoint.url.startsWith('unix:')) {
      throw new CliError('USAGE_ERROR', 'interactive cannot speak over a socket of this machine.', {
        hint: 'Give the proxy a port as well: nanda serve --port 3000',
      });
    }
    const { runInteractive } = await import('../../terminal-app.js');
    const ending = new AbortController();
    const release = io.onStopRequest(() => ending.abort());
    try {
      return await runInteractive({
        baseURL: endpoint.url,
        accessToken: endpoint.token,
        line: options.line,
        stdin: io.stdin,
        stdout: io.stdout,
        stderr: io.stderr,
        signal: ending.signal,
      });
    } finally {
      release();
    }
  },
});
