import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import { NANDAClient } from '@nanda/sdk';
import { createTemporaryDirectory } from '@nanda/testing';
import { interopCommand } from './interop-command.js';
import { interopServers, type InteropServer } from './interop-server.js';
import { startInteropServer } from './start-interop-server.js';

/** A proxy with a connection to each of the interop servers. */
export interface InteropProxy extends AsyncDisposable {
  readonly url: string;
  /** By `aliasOf(server)`. */
  readonly connectionIds: ReadonlyMap<string, string>;
  /** Of nobody: the home directory for programs. */
  readonly home: string;
}

/** The name of the connection with a server, which its tools have before theirs. */
export function aliasOf({ kind, transport }: InteropServer): string {
  return `${kind}-${transport}`;
}

/** Starts servers, all of them by default, and a proxy in this process that is connected with them. */
export async function openInteropProxy(
  servers: readonly InteropServer[] = interopServers,
): Promise<InteropProxy> {
  const stack = new AsyncDisposableStack();
  try {
    const directory = stack.use(await createTemporaryDirectory());
    const mcpServers: Record<string, unknown> = {};
    for (const server of servers) {
      const { kind, transport } = server;
      mcpServers[aliasOf(server)] =
        transport === 'stdio'
          ? interopCommand(kind)
          : { url: stack.use(await startInteropServer(kind, { transport })).url };
    }
    const serversFile = join(directory.path, 'servers.json');
    await writeFile(serversFile, JSON.stringify({ mcpServers }));
    const proxy = createProxy({
      dataDir: ':memory:',
      serversFile,
      maxConnections: 200,
      healthInterval: 0,
    });
    stack.defer(() => proxy.close());
    const { url } = await proxy.listen({ port: 0 });
    const nanda = stack.use(new NANDAClient({ baseURL: url, logLevel: 'error' }));
    const connectionIds = new Map<string, string>();
    for (const server of servers) {
      const name = aliasOf(server);
      const { id } = await nanda.connect(name, { name });
      connectionIds.set(name, id);
    }
    const opened = stack.move();
    return {
      url,
      connectionIds,
      home: directory.path,
      [Symbol.asyncDispose]: () => opened.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}
