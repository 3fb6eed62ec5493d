import { CliError } from '../errors/cli-error.js';
import { readServersFile } from '../servers/read-servers-file.js';
import type { Settings } from '../settings/resolve-settings.js';

export interface AwaitOwnServerOptions<Value> {
  readonly settings: Settings;
  readonly act: () => Promise<Value>;
  /** Milliseconds. @default 4000 */
  readonly timeout?: number;
}

/**
 * Does something with a service. One that the user has just added may not be in the catalog yet, since
 * a proxy looks at the file only every now and then: for such a name it is tried again for a while.
 */
export async function awaitOwnServer<Value>(
  name: string,
  { settings, act, timeout = 4000 }: AwaitOwnServerOptions<Value>,
): Promise<Value> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      const isUnknown = error instanceof CliError && error.code === 'SERVICE_NOT_FOUND';
      const mayCome = settings.baseUrl === undefined && performance.now() < deadline;
      if (!isUnknown || !mayCome || !(await isOwn(name, settings))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function isOwn(name: string, { background }: Settings): Promise<boolean> {
  return Object.hasOwn((await readServersFile(background.serversFile)).mcpServers, name);
}
