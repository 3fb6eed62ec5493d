import { createServer } from 'node:net';
import { defaults } from '@nanda/protocol/facts';
import type { Check } from '../check.js';

/** Whether a port can be opened here, and that of `nanda serve`. */
export const checkPorts: Check = {
  name: 'ports',
  async run({ io }) {
    const { host } = defaults;
    const port = Number(io.env['PORT'] || defaults.port);
    const own = await tryPort(host, 0);
    if (own !== undefined) {
      return {
        state: 'problem',
        message: `no port can be opened on ${host} (${own})`,
        advice: 'The background proxy needs one: allow it where programs are confined.',
      };
    }
    const taken = await tryPort(host, port);
    if (taken === undefined) return { state: 'ok', message: `${port} is free for nanda serve` };
    return {
      state: 'note',
      message: `${port} is taken (${taken}), which only nanda serve minds`,
      advice: 'nanda serve --port 0',
    };
  },
};

/** @returns why it cannot be opened */
function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => resolve(code ?? message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
