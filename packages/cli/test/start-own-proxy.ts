import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import { createTemporaryDirectory } from '@nanda/testing';
import { environmentIn } from './environment-in.js';

/** A proxy in this process that knows the servers file of the commands that use it. */
export interface OwnProxy extends AsyncDisposable {
  readonly directory: string;
  /** The environment of such a command. Its home is `home` in the directory. */
  readonly env: Readonly<Record<string, string>>;
}

export async function startOwnProxy(): Promise<OwnProxy> {
  const temporary = await createTemporaryDirectory();
  const at = (name: string) => join(temporary.path, name);
  const serversFile = at('config/servers.json');
  const proxy = createProxy({ dataDir: ':memory:', serversFile, healthInterval: 0 });
  const { url } = await proxy.listen({ port: 0 });
  return {
    directory: temporary.path,
    env: {
      ...environmentIn(temporary.path),
      NANDA_BASE_URL: url,
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}
