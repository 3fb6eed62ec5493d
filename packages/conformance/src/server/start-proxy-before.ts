import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createProxy } from '@nanda/proxy';
import { createTemporaryDirectory } from '@nanda/testing';

/** What a proxy is to be put before: a service over Streamable HTTP, or a command of the local user. */
export type ServiceBehind = { url: string } | { command: string; args: readonly string[] };

/** A proxy that listens and is connected with one service. */
export type ProxyBefore = AsyncDisposable & {
  /** Of the proxy, without a path. */
  readonly url: string;
  readonly serviceId: string;
  readonly connectionId: string;
};

/** Names the connection, and with it the tools of the service: `suite_<tool>`. */
export const alias = 'suite';

const serviceId = 'suite';

/** Starts a proxy of its own, with nothing but one service, and connects with that. */
export async function startProxyBefore(behind: ServiceBehind): Promise<ProxyBefore> {
  const directory = await createTemporaryDirectory();
  const registry = join(directory.path, 'services.json');
  const serversFile = join(directory.path, 'servers.json');
  const rows =
    'url' in behind
      ? [{ id: serviceId, name: alias, description: 'Fixture', endpoints: [{ url: behind.url }] }]
      : [];
  await writeFile(registry, JSON.stringify(rows));
  const mcpServers = 'url' in behind ? {} : { [serviceId]: behind };
  await writeFile(serversFile, JSON.stringify({ mcpServers }));

  const proxy = createProxy({
    dataDir: join(directory.path, 'data'),
    registries: [{ type: 'file', path: registry }],
    serversFile,
  });
  const close = async (): Promise<void> => {
    await proxy.close();
    await directory[Symbol.asyncDispose]();
  };
  try {
    const { url } = await proxy.listen({ port: 0 });
    const answer = await fetch(`${url}/v2/services/${serviceId}/connect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: alias }),
    });
    const { data, error } = (await answer.json()) as { data?: { id: string }; error?: unknown };
    if (data === undefined) throw new Error(`No connection: ${JSON.stringify(error)}`);
    return { url, serviceId, connectionId: data.id, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
