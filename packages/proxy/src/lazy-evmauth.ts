import type { EvmAuth } from './upstreams/evmauth/create-evmauth.js';

/** Made where the first wallet comes: most proxies never see one. */
export function createLazyEvmAuth(load: () => Promise<EvmAuth>): EvmAuth {
  let loading: Promise<EvmAuth> | undefined;
  return {
    async authenticate(request) {
      if (request.credentials.type !== 'evmauth') return undefined;
      loading ??= load();
      return (await loading).authenticate(request);
    },
    async close() {
      await (await loading)?.close();
    },
  };
}
