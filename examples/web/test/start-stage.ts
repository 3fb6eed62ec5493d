import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProxy, type Proxy } from '@nanda/proxy';
import { createCoffeeServer, startDemoServices, startHttpService } from '@nanda/testing';
import { build } from 'vite';
import { vi } from 'vitest';
import { startStaticServer } from './start-static-server.ts';

/** The built page, served at its own origin, a proxy that lets it in, and services behind that. */
export interface Stage extends AsyncDisposable {
  /** The page, with the address of the proxy. */
  readonly url: string;
  readonly proxyURL: string;
  /** The same page at another origin, which the proxy does not know. */
  readonly foreignURL: string;
  /** Every run of `analyze` so far, as the service sees it. */
  readonly runs: readonly { readonly state: string }[];
  /** Has the proxy look how each of its services is. */
  lookAtServices(): Promise<void>;
  /** How many connections the proxy has that are not closed. */
  countConnections(): Promise<number>;
  /** Closes them all, as another client of the same user can. */
  closeConnections(): Promise<void>;
  stopProxy(): Promise<void>;
  /** At the same address as before. */
  startProxy(): Promise<void>;
}

/** What the service `Vault` wants of its callers. */
export const vaultToken = 'open-sesame';

/** Builds the page as `vite build` does, into a folder of its own, and starts all that it needs. */
export async function startStage(): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'nanda-web-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const pages = join(folder, 'page');
  // Else React would be built as for development, because of the value that vitest sets.
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    root: join(import.meta.dirname, '..'),
    logLevel: 'warn',
    build: { outDir: pages, emptyOutDir: true },
  });
  vi.unstubAllEnvs();
  const page = stack.use(await startStaticServer(pages));
  const foreign = stack.use(await startStaticServer(pages));
  const services = stack.use(await startDemoServices());
  const vault = stack.use(
    await startHttpService({
      createServer: () => createCoffeeServer(),
      requireHeaders: { authorization: `Bearer ${vaultToken}` },
      challenge: 'Bearer realm="the vault", scope="tools:call"',
    }),
  );
  const catalog = join(folder, 'catalog.json');
  const row = {
    id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e09',
    name: 'Vault',
    description: 'Keeps data safe, for who has its token',
    category: 'data',
    tags: ['data', 'storage'],
    version: '1.0.0',
    endpoints: [{ url: vault.url, transport: 'http' }],
    auth: { type: 'bearer' },
  };
  await writeFile(catalog, JSON.stringify([...services.catalog, row]));

  const open = (): Proxy =>
    createProxy({
      dataDir: ':memory:',
      registries: [{ type: 'file', path: catalog }],
      allowedOrigins: [page.origin],
    });
  let proxy: Proxy | undefined = open();
  const { port } = await proxy.listen({ port: 0 });
  const proxyURL = `http://localhost:${port}`;
  const stopProxy = async (): Promise<void> => {
    await proxy?.close();
    proxy = undefined;
  };
  stack.defer(stopProxy);
  const openConnections = async (): Promise<{ id: string; state: string }[]> => {
    const response = await fetch(`${proxyURL}/v2/connections`);
    const { data } = (await response.json()) as { data: { id: string; state: string }[] };
    return data.filter(({ state }) => state !== 'disconnected');
  };
  const kept = stack.move();
  return {
    url: `${page.origin}/?proxy=${encodeURIComponent(proxyURL)}`,
    foreignURL: `${foreign.origin}/?proxy=${encodeURIComponent(proxyURL)}`,
    proxyURL,
    runs: services.analyticsRuns,
    async lookAtServices() {
      const response = await fetch(`${proxyURL}/v2/services/search`);
      const { data } = (await response.json()) as { data: { id: string }[] };
      await Promise.all(data.map(({ id }) => fetch(`${proxyURL}/v2/services/${id}/health`)));
    },
    countConnections: async () => (await openConnections()).length,
    async closeConnections() {
      for (const { id } of await openConnections()) {
        await fetch(`${proxyURL}/v2/connections/${id}`, { method: 'DELETE' });
      }
    },
    stopProxy,
    async startProxy() {
      proxy = open();
      await proxy.listen({ port });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
