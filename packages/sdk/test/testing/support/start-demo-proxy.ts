import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import {
  createAnalyticsServer,
  createCoffeeServer,
  createInteractiveServer,
  createTemporaryDirectory,
  createWeatherServer,
  startHttpService,
} from '@nanda/testing';
import type { Fetch } from '../../../src/index.js';

const servers = {
  weather: createWeatherServer,
  analytics: () => createAnalyticsServer(),
  interactive: () => createInteractiveServer(),
  coffee: createCoffeeServer,
};

const categories: Partial<Record<string, string>> = { analytics: 'data' };

/** Starts a real proxy with the demo services behind it, for its local user. */
export async function startDemoProxy(): Promise<AsyncDisposable & { readonly fetch: Fetch }> {
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const mcpServers: Record<string, object> = {};
  for (const [name, createServer] of Object.entries(servers)) {
    const { url } = stack.use(await startHttpService({ createServer }));
    const category = categories[name];
    mcpServers[name] = { url, ...(category !== undefined && { category }) };
  }
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  const kept = stack.move();
  return {
    fetch: (request) => proxy.fetch(request, { remoteAddress: '127.0.0.1' }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
