import type { RunInteractiveOptions } from '../run-interactive.js';
import { createInteractiveClient } from './create-interactive-client.js';
import type { InteractiveClient } from './interactive-client.js';

/** Options of {@link clientOf}. */
export interface ClientOfOptions extends Pick<
  RunInteractiveOptions,
  'client' | 'openProxy' | 'baseURL' | 'accessToken' | 'fetch' | 'wallet'
> {
  /** Longest that requests wait for a proxy that is away, in milliseconds. Default: the client's. */
  patience?: number | undefined;
}

/** What the app talks to: the client that it was given, or its own one for the proxy that it was told of. */
export function clientOf(options: ClientOfOptions): InteractiveClient {
  const { client, openProxy, baseURL, accessToken, fetch, wallet, patience } = options;
  if (client !== undefined) return client;
  return createInteractiveClient({
    openProxy: openProxy ?? (async () => ({ baseURL, accessToken, fetch })),
    patience,
    wallet,
  });
}
