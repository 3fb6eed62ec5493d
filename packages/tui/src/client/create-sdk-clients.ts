import type { NANDAClient, ServiceConnection } from '@nanda/sdk';
import type { Confirm } from '../session/confirm.js';
import { createProofSigner } from './create-proof-signer.js';
import { createProxyFetch } from './create-proxy-fetch.js';
import type { ProxyLink } from './create-proxy-link.js';
import type { LiveProxy } from './live-proxy.js';
import { loadSdk } from './load-sdk.js';
import type { ProofWallet } from './proof-wallet.js';

/** The SDK's client for the proxy that is there, and the connections that it has taken up. */
export interface SdkClients {
  /**
   * The client, once there is a proxy.
   *
   * @throws AbortError, ConnectionError when the proxy has been away for too long
   */
  client(options: { signal: AbortSignal }): Promise<NANDAClient>;
  /** The client for a proxy that is there. */
  clientFor(proxy: LiveProxy): Promise<NANDAClient>;
  /** A connection to work with, asked for once. @throws NotFoundError */
  connection(connectionId: string, options: { signal: AbortSignal }): Promise<ServiceConnection>;
  /** Takes up a connection that was opened just now. */
  keep(connection: ServiceConnection): void;
  /** The connection is closed. */
  forget(connectionId: string): void;
}

/**
 * A client is made anew when the address changes, so that its errors name the right one; what the one before has begun
 * goes on over the same way.
 */
export function createSdkClients(
  link: ProxyLink,
  { signing }: { readonly signing?: { wallet: ProofWallet; confirm: Confirm } | undefined } = {},
): SdkClients {
  const connections = new Map<string, ServiceConnection>();
  let made: { baseURL: string; client: NANDAClient } | undefined;

  /** A service is known by the connection with it. */
  function nameOf(serviceId: string): string | undefined {
    const open = [...connections.values()].find(({ data }) => data.serviceId === serviceId);
    return open?.data.name ?? open?.data.metadata.serviceName;
  }

  async function clientFor({ baseURL, accessToken }: LiveProxy): Promise<NANDAClient> {
    const sdk = await loadSdk();
    if (made?.baseURL !== baseURL) {
      connections.clear();
      const fetch = createProxyFetch(link, { baseURL });
      // The screen is the app's: what the client would report there is in its errors as well.
      const options = { baseURL, accessToken, fetch, logLevel: 'off' } as const;
      const evmAuth = signing && createProofSigner({ sdk, nameOf, ...signing });
      made = { baseURL, client: new sdk.NANDAClient({ ...options, evmAuth }) };
    }
    return made.client;
  }

  async function client({ signal }: { signal: AbortSignal }): Promise<NANDAClient> {
    try {
      return await clientFor(await link.whenUp({ signal }));
    } catch (error) {
      if (!signal.aborted) throw error;
      const { AbortError } = await loadSdk();
      throw new AbortError(signal.reason);
    }
  }

  return {
    client,
    clientFor,
    async connection(connectionId, { signal }) {
      const nanda = await client({ signal });
      const known = connections.get(connectionId);
      if (known !== undefined) return known;
      const connection = await nanda.getConnection(connectionId, { signal });
      connections.set(connectionId, connection);
      return connection;
    },
    keep: (connection) => void connections.set(connection.id, connection),
    forget: (connectionId) => void connections.delete(connectionId),
  };
}
