import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import {
  createInteractiveServer,
  createTemporaryDirectory,
  deployToken,
  findFreePort,
  startChain,
  startDemoServices,
  startHttpService,
  startProtectedService,
  waitFor,
} from '@nanda/testing';
import { encodeFunctionData, parseAbi, toHex } from 'viem';
import type { TestProject } from 'vitest/node';
import type { OtherSide } from '../support/other-side.js';
import { startRelayServer } from './start-relay-server.js';
import { startScriptedServer } from './start-scripted-server.js';

/** Global set-up of each runtime: starts what its tests talk to. Returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const { weather, coffee, analytics } = stack.use(await startDemoServices());
  const interactive = stack.use(
    await startHttpService({ createServer: () => createInteractiveServer() }),
  );
  const chain = stack.use(await startChain());
  const token = await deployToken(chain);
  const guarded = stack.use(await startProtectedService({ token, cacheSeconds: 0 }));
  const serversFile = join(directory.path, 'servers.json');
  const mcpServers = {
    weather: { url: weather.url, category: 'data', tags: ['weather'] },
    coffee: { url: coffee.url, category: 'business', tags: ['coffee', 'shop'] },
    analytics: { url: analytics.url, category: 'data', tags: ['numbers'] },
    interactive: { url: interactive.url, category: 'other', tags: ['questions'] },
    protected: { url: guarded.url, category: 'other', tags: ['tokens'] },
  };
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  // The page that runs the tests is of another origin, and the files run at the same time.
  const limits = { allowedOrigins: ['*'], maxConnections: 100 };
  const proxy = createProxy({ dataDir: ':memory:', serversFile, ...limits });
  stack.defer(() => proxy.close());
  const { url: proxyURL } = await proxy.listen({ port: 0 });
  // A caller waits a while for a catalog that is being read, and on a busy machine that may not be enough.
  await waitFor(
    async () => {
      const answer = await fetch(`${proxyURL}/v2/services?limit=1`);
      const { meta } = (await answer.json()) as { meta: { total: number } };
      return meta.total === Object.keys(mcpServers).length;
    },
    { description: 'the services to be listed', timeout: 30_000 },
  );
  const relays = stack.use(await startRelayServer(proxyURL));
  const scripted = stack.use(await startScriptedServer());
  const otherSide: OtherSide = {
    proxyURL,
    relaysURL: relays.url,
    scriptsURL: scripted.url,
    token: {
      rpcURL: chain.rpcUrl,
      contractAddress: token.contractAddress,
      chainId: token.chainId,
      purchase: {
        data: encodeFunctionData({
          abi: parseAbi(['function buy(uint256 id, uint256 amount) payable']),
          args: [101n, 1n],
        }),
        value: toHex(token.price),
      },
    },
    deadURL: `http://127.0.0.1:${await findFreePort()}`,
  };
  project.provide('otherSide', otherSide);
  const kept = stack.move();
  return () => kept.disposeAsync();
}
