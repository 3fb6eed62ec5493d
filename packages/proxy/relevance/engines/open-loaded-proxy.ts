import type { createProxy, Proxy } from '../../src/index.js';
import { waitUntilLoaded } from './wait-until-loaded.js';

export interface OpenLoadedProxyOptions {
  /** The source's under vitest, the built package's from the command line. */
  readonly createProxy: typeof createProxy;
}

export interface LoadedProxy {
  readonly proxy: Proxy;
  /** Asks as the local user, without a port. */
  readonly get: (address: string) => Promise<Response>;
}

/**
 * A proxy that keeps nothing and has read one file of rows.
 *
 * @throws where the file could not be read.
 */
export async function openLoadedProxy(
  path: string,
  options: OpenLoadedProxyOptions,
): Promise<LoadedProxy> {
  const proxy = options.createProxy({ dataDir: ':memory:', registries: [{ type: 'file', path }] });
  const get = (address: string): Promise<Response> =>
    proxy.fetch(new Request(`http://localhost${address}`), { remoteAddress: '127.0.0.1' });
  try {
    await waitUntilLoaded(get);
  } catch (error) {
    await proxy.close();
    throw error;
  }
  return { proxy, get };
}
