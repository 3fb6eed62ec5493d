import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import { createTemporaryDirectory } from '@nanda/testing';

/** A proxy whose catalog has one service. */
export interface Stack extends AsyncDisposable {
  /** Of the proxy. */
  readonly url: string;
  readonly serviceId: string;
}

/** Opens a proxy in this process; `url` is that of the service, which may be on this machine. */
export async function openStack(url: string): Promise<Stack> {
  const serviceId = 'suite';
  const directory = await createTemporaryDirectory();
  const catalog = join(directory.path, 'services.json');
  await writeFile(
    catalog,
    JSON.stringify([
      { id: serviceId, name: 'suite', description: "The suite's server.", endpoints: [{ url }] },
    ]),
  );
  const proxy = createProxy({
    dataDir: ':memory:',
    registries: [{ type: 'file', path: catalog }],
    healthInterval: 0,
    // The suite knows this one; it is never read.
    oauthClient: { clientMetadataUrl: 'https://conformance-test.local/client-metadata.json' },
  });
  const listening = await proxy.listen({ port: 0 });
  return {
    url: listening.url,
    serviceId,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await directory[Symbol.asyncDispose]();
    },
  };
}
