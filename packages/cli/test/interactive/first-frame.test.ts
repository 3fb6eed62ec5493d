import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTemporaryDirectory } from '@nanda/testing';
import { describe, test } from 'vitest';
import { hasTmux } from '../start-tmux.js';
import { startApp } from './start-app.js';

describe.skipIf(!hasTmux)('the first frame', () => {
  test('does not wait for the proxy, and takes what is typed', { timeout: 60_000 }, async () => {
    await using directory = await createTemporaryDirectory();
    // It takes every request, and answers none.
    const silent = createServer(() => undefined);
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const env = {
      PATH: process.env['PATH'],
      HOME: directory.path,
      NANDA_CONFIG_DIR: directory.path,
      NANDA_STATE_DIR: directory.path,
      NANDA_BASE_URL: `http://127.0.0.1:${port}`,
    };
    using app = startApp({ env }, { columns: 80, rows: 24 });
    await app.see('proxy starting');
    app.write('hel');
    await app.see('> hel');
    app.press('C-u');
    app.type('help');
    await app.see('empty the screen');
    silent.closeAllConnections();
    silent.close();
  });
});
