import type { Client, Transport } from '@modelcontextprotocol/client';

import { sdkTimeout } from './create-client.js';

export interface ConnectClientOptions {
  readonly transport: Transport;
  readonly signal: AbortSignal;
}

/** Connects, or leaves nothing behind: the SDK keeps sockets and retries alive after some failures and aborts. */
export async function connectClient(
  client: Client,
  { transport, signal }: ConnectClientOptions,
): Promise<void> {
  let abandon: (() => void) | undefined;
  try {
    signal.throwIfAborted();
    const aborted = new Promise<never>((_resolve, reject) => {
      abandon = () => reject(signal.reason);
      signal.addEventListener('abort', abandon, { once: true });
    });
    // Closing a transport does not always end its start, so the signal has to.
    await Promise.race([client.connect(transport, { signal, timeout: sdkTimeout }), aborted]);
  } catch (error) {
    await client.close().catch(() => undefined);
    await transport.close().catch(() => undefined);
    throw error;
  } finally {
    if (abandon) signal.removeEventListener('abort', abandon);
  }
}
