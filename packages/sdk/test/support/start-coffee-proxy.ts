import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy, type Proxy } from '@nanda/proxy';
import {
  createAnalyticsServer,
  createCoffeeServer,
  createTemporaryDirectory,
  startHttpService,
  type AnalyticsRun,
} from '@nanda/testing';

/** A real proxy with real services behind it. */
export interface CoffeeProxy extends AsyncDisposable {
  /** Where it listens. */
  readonly url: string;
  readonly fetch: Proxy['fetch'];
  /** Every run of the tool `analyze` so far. */
  readonly runs: readonly AnalyticsRun[];
}

/** Starts a proxy that knows the services `coffee` (which can also `analyze`) and `analytics`. */
export async function startCoffeeProxy(): Promise<CoffeeProxy> {
  const runs: AnalyticsRun[] = [];
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const coffee = stack.use(await startHttpService({ createServer: () => createCoffeeServer() }));
  const analytics = stack.use(
    await startHttpService({
      createServer: () => createAnalyticsServer({ onRun: (run) => runs.push(run) }),
    }),
  );
  const serversFile = join(directory.path, 'servers.json');
  const mcpServers = {
    coffee: { url: coffee.url, category: 'business', tags: ['coffee', 'shop'] },
    analytics: { url: analytics.url, category: 'data' },
  };
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  const { url } = await proxy.listen({ port: 0 });
  const kept = stack.move();
  return { url, fetch: proxy.fetch, runs, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
