import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service } from '@nanda/protocol';
import { createTemporaryDirectory, type ServerCommand, waitFor } from '@nanda/testing';
import { createProxy, type ProxyOptions } from '../../src/index.js';
import { createV2Client, type V2Client } from './create-v2-client.js';

export interface StartServicesOptions extends Omit<
  ProxyOptions,
  'dataDir' | 'registries' | 'serversFile'
> {
  /** Addresses by service. */
  readonly remote?: Readonly<Record<string, string>>;
  /** Commands that the local user added, by service. */
  readonly commands?: Readonly<
    Record<string, ServerCommand & { readonly env?: Readonly<Record<string, string>> }>
  >;
}

export interface StartedServices extends AsyncDisposable {
  readonly url: string;
  readonly client: V2Client;
}

/** A proxy whose catalog has just these services. */
export async function startServices({
  remote = {},
  commands = {},
  ...options
}: StartServicesOptions): Promise<StartedServices> {
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const catalog = join(directory.path, 'services.json');
  const rows = Object.entries(remote).map(([id, url]) => ({
    id,
    name: id,
    endpoints: [{ url, ...(url.startsWith('ws') && { transport: 'websocket' }) }],
  }));
  await writeFile(catalog, JSON.stringify(rows));
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers: commands }));
  const proxy = createProxy({
    maxConnections: 200,
    ...options,
    dataDir: join(directory.path, 'data'),
    registries: [{ type: 'file', path: catalog }],
    serversFile,
  });
  stack.defer(() => proxy.close());
  const { url } = await proxy.listen({ port: 0 });
  const client = createV2Client(url);
  // A first request waits for the catalog, but not for as long as a busy machine may take to read it.
  await waitFor(
    async () => {
      const { data } = await client.ask<Service[]>('GET', '/v2/services?limit=100');
      return Object.keys(remote).every((name) => data.some(({ id }) => id === name));
    },
    { description: 'every service to be listed', timeout: 30_000 },
  );
  const started = stack.move();
  return {
    url,
    client,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
