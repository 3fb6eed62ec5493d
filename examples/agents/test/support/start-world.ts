import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import { createTemporaryDirectory, startDemoServices, type DemoServices } from '@nanda/testing';

/** A real proxy with the services `coffee`, `weather` and `analytics` behind it. */
export interface World extends AsyncDisposable {
  /** Where the proxy listens. */
  readonly url: string;
  /** Every run of `analyze` so far. */
  readonly runs: DemoServices['analyticsRuns'];
}

/** Starts the demo services and a proxy that knows them. */
export async function startWorld(): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const { coffee, weather, analytics, analyticsRuns } = stack.use(await startDemoServices());
  const serversFile = join(directory.path, 'servers.json');
  const mcpServers = {
    coffee: { url: coffee.url },
    weather: { url: weather.url },
    analytics: { url: analytics.url },
  };
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  const { url } = await proxy.listen({ port: 0 });
  const kept = stack.move();
  return { url, runs: analyticsRuns, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
