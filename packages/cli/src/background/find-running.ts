import { createProxyClient } from '../client/create-proxy-client.js';
import { isAlive } from './is-alive.js';
import { readRuntime, type Runtime } from './runtime-file.js';

/** The background proxy, if one is there and answers to its own token. */
export async function findRunning(directory: string): Promise<Runtime | undefined> {
  const runtime = await readRuntime(directory);
  if (runtime === undefined || !isAlive(runtime.pid)) return undefined;
  const client = createProxyClient({ endpoint: runtime });
  try {
    // Not health, which answers without a token too.
    await client.call('connections.list', { timeout: 2000 });
    return runtime;
  } catch {
    return undefined;
  }
}
