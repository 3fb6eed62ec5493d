import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy, type Proxy } from '@nanda/proxy';
import { createCoffeeServer, createTemporaryDirectory, startHttpService } from '@nanda/testing';
import { expect, test, vi } from 'vitest';
import { NANDAClient } from '../../src/index.js';
import { followClosely } from './follow-closely.js';
import { startFront } from './start-front.js';

/** A proxy that keeps its connections, behind something that stays where it is. */
async function startRestartable() {
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const coffee = stack.use(await startHttpService({ createServer: () => createCoffeeServer() }));
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers: { coffee: { url: coffee.url } } }));
  let proxy: Proxy | undefined;
  const start = async (): Promise<string> => {
    proxy = createProxy({ dataDir: join(directory.path, 'data'), serversFile });
    const { url } = await proxy.listen({ port: 0 });
    return url;
  };
  const front = stack.use(await startFront(await start()));
  stack.defer(() => proxy?.close());
  const kept = stack.move();
  return {
    front,
    async stop() {
      front.target = null;
      await proxy?.close();
    },
    async start() {
      front.target = await start();
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

test('after a restart of the proxy events come again, and that some may be missing is told', async () => {
  await using server = await startRestartable();
  const { nanda, told, ids } = followClosely({ baseURL: server.front.url });
  await nanda.events.ready();
  const opened = await nanda.connect('coffee');
  await opened.refresh();
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(1));
  await server.stop();
  await vi.waitFor(() => expect(told.at(-1)).toBe('gone'));
  await server.start();
  await vi.waitFor(() => expect(told.at(-1)).not.toBe('gone'), { timeout: 20_000 });
  const before = ids.length;
  await opened.refresh();
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(before), { timeout: 10_000 });
  expect(told.filter((line) => line.startsWith('gap'))).toEqual(['gap of connections']);
  expect(told.indexOf('gap of connections')).toBeLessThan(told.lastIndexOf('update connected'));
  expect(new Set(ids).size).toBe(ids.length);
  await nanda.disconnect();
});

test('a loop over events ends with what was missed, or goes on where it is told of it', async () => {
  await using server = await startRestartable();
  const { nanda, ids } = followClosely({ baseURL: server.front.url });
  const strict = nanda.events.subscribe();
  const gaps: string[] = [];
  const easy = nanda.events.subscribe({
    onGap: ({ topic, cause }) => gaps.push(`${topic} ${cause}`),
  });
  await nanda.events.ready();
  const opened = await nanda.connect('coffee');
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(0));
  await server.stop();
  await server.start();
  await nanda.health();
  await vi.waitFor(
    async () => {
      await opened.refresh();
      expect(gaps).toHaveLength(0);
      // What waits in the loops is read here: the gap comes in its place.
      expect(ids.at(-1)?.split('-')[0]).not.toBe(ids[0]?.split('-')[0]);
    },
    { timeout: 20_000, interval: 200 },
  );
  const readStrictly = async (): Promise<void> => {
    for await (const _ of strict);
  };
  await expect(readStrictly()).rejects.toMatchObject({
    name: 'EventGapError',
    gap: { topic: 'connections', cause: 'history', after: ids[0] },
  });
  const heard: string[] = [];
  for await (const { id } of easy) if (heard.push(id) === ids.length) break;
  expect(heard).toEqual(ids);
  expect(gaps).toEqual(['connections history']);
  await nanda.disconnect();
});

test('a proxy that is away at first is waited for', async () => {
  await using server = await startRestartable();
  await server.stop();
  const { nanda, told } = followClosely({ baseURL: server.front.url });
  const events = nanda.events.subscribe();
  const first = events.next();
  await vi.waitFor(() => expect(server.front.asked.length).toBeGreaterThan(2), { timeout: 5000 });
  await server.start();
  await events.ready();
  const other = new NANDAClient({ baseURL: server.front.url });
  await other.connect('coffee');
  await expect(first).resolves.toMatchObject({ done: false });
  expect(told).not.toContain('gap of connections');
  await Promise.all([nanda.disconnect(), other.disconnect()]);
});
