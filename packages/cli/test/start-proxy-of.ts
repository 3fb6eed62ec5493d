import { createProxy, type RegistryOptions } from '@nanda/proxy';
import { createTemporaryDirectory } from '@nanda/testing';

/** A proxy in this process, and the environment of a command that uses it. */
export interface RunningProxy extends AsyncDisposable {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a proxy over registries, with nothing in its catalog yet. */
export async function startProxyOf(registries: readonly RegistryOptions[]): Promise<RunningProxy> {
  const directory = await createTemporaryDirectory();
  const proxy = createProxy({ dataDir: ':memory:', registries, healthInterval: 0 });
  const { url } = await proxy.listen({ port: 0 });
  return {
    url,
    env: {
      HOME: directory.path,
      NANDA_CONFIG_DIR: `${directory.path}/config`,
      NANDA_STATE_DIR: `${directory.path}/state`,
      NANDA_BASE_URL: url,
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await directory[Symbol.asyncDispose]();
    },
  };
}
