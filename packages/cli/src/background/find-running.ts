import { createProxyClient } from '../client/create-proxy-client.js';
import { isAlive } from './is-alive.js';
import { readRuntime } from './read-runtime.js';
import type { Runtime } from './runtime.js';

/** The background proxy, if one is there and answers to its own token. */
export async function findRunning(directory: string): Promise<Runtime | undefined> {
  const runtime = readRuntime(directory);
  if (runtime === undefined || !isAlive(runtime.pid, { start: runtime.processStart })) {
    return undefined;
  }
  const client = createProxyClient({ endpoint: runtime });
  try {
    // Not health, which answers without a token too.
    await client.call('connections.list', { timeout: 2000 });
    return runtime;
  } catch {
    return undefined;
  }
}
