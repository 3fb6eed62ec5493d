import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createProxy, type Proxy } from './index.js';
import { listenOnSocket } from './listen-on-socket.js';

const make = (): Proxy => createProxy({ dataDir: ':memory:', registries: [] });

async function ask(
  socketPath: string,
  { path = '/v2/connections', headers = {} }: { path?: string; headers?: object } = {},
): Promise<{ readonly status: number | undefined; readonly body: string }> {
  const sent = request({ socketPath, path, agent: false, headers: { ...headers } }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await text(answer) };
}

/** A socket whose process was killed. */
async function leaveSocket(path: string): Promise<void> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test.skipIf(process.platform === 'win32')('a socket is its owner’s, and goes with it', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'nanda.sock');
  const proxy = make();
  expect(await proxy.listen({ socket: path })).toEqual({
    url: `unix:${path}`,
    host: 'localhost',
    port: 0,
    socket: path,
  });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await ask(path)).status).toBe(200);
  // No port, and still no way in for a web page.
  expect((await ask(path, { headers: { host: 'evil.example' } })).status).toBe(403);
  expect((await ask(path, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  await proxy.close();
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test.skipIf(process.platform === 'win32')('one that was left behind is taken over', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'nanda.sock');
  await leaveSocket(path);
  // Two at once: one gets it, the other is told.
  const proxies = [make(), make()];
  const results = await Promise.allSettled(proxies.map((proxy) => proxy.listen({ socket: path })));
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await ask(path)).status).toBe(200);
  await Promise.all(proxies.map((proxy) => proxy.close()));
});

test.skipIf(process.platform === 'win32')('what is somebody’s is left alone', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'nanda.sock');
  const file = join(directory.path, 'a-file');
  await writeFile(file, 'precious');
  const other = createServer();
  await listenOnSocket(other, { path });
  const proxy = make();
  await expect(proxy.listen({ socket: path })).rejects.toThrow('is in use by another program');
  await expect(proxy.listen({ socket: file })).rejects.toThrow('is no socket');
  await expect(proxy.listen({ socket: join(file, 'x') })).rejects.toThrow(`${file}/x cannot be`);
  await expect(proxy.listen({ socket: join(directory.path, 'none/x') })).rejects.toThrow(
    'there is no such directory',
  );
  await expect(proxy.listen({ socket: `/tmp/${'x'.repeat(120)}` })).rejects.toThrow('107 bytes');
  expect((await stat(file)).size).toBe(8);
  await proxy.close();
  expect((await stat(path)).isSocket()).toBe(true);
  await new Promise((resolve) => other.close(resolve));
});
