import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createTemporaryDirectory,
  serverEverythingCommand,
  startDemoServices,
} from '@nanda/testing';
import { expect, test } from 'vitest';
import { createProxy } from '../src/index.js';

const fixture = fileURLToPath(new URL('fixtures/open-and-close.mjs', import.meta.url));

test('closing lets go of every timer, socket and child: the process ends by itself', async () => {
  await using directory = await createTemporaryDirectory();
  const demo = await startDemoServices();
  try {
    const catalog = join(directory.path, 'services.json');
    const serversFile = join(directory.path, 'servers.json');
    await writeFile(catalog, JSON.stringify(demo.catalog));
    await writeFile(
      serversFile,
      JSON.stringify({ mcpServers: { local: serverEverythingCommand() } }),
    );
    const analyticsId = demo.catalog.find(({ name }) => name === 'Analytics')?.id;
    const options = { dataDir: join(directory.path, 'data'), catalog, serversFile, analyticsId };
    const child = spawn(process.execPath, [fixture, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20_000,
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (printed += String(chunk)));
    }
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    expect({ code, signal, printed }).toEqual({ code: 0, signal: null, printed: 'closed\n' });
    expect(demo.analyticsRuns.at(-1)?.state).toBe('cancelled');
  } finally {
    await demo.close();
  }
}, 40_000);

test('two proxies in one process share nothing', async () => {
  const [one, two] = [
    createProxy({ dataDir: ':memory:' }),
    createProxy({ dataDir: ':memory:', token: 't' }),
  ];
  try {
    const request = (): Request => new Request('http://localhost/v2/connections');
    expect((await one.fetch(request())).status).toBe(200);
    expect((await two.fetch(request())).status).toBe(401);
    await one.close();
    expect((await one.fetch(request())).status).toBe(503);
    expect((await two.fetch(request())).status).toBe(401);
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});
