import type { OAuthClient } from './core/authorizations/oauth-client.js';

/** Made at the first authorization: it stands on the MCP client, the heaviest thing that the proxy loads. */
export function createLazyOAuthClient(load: () => Promise<OAuthClient>): OAuthClient {
  let loading: Promise<OAuthClient> | undefined;
  const use = (): Promise<OAuthClient> => {
    loading ??= load();
    return loading;
  };
  return {
    recognizes: async (service, signal) => (await use()).recognizes(service, signal),
    begin: async (request) => (await use()).begin(request),
    finish: async (begun, options) => (await use()).finish(begun, options),
    renew: async (tokens, options) => (await use()).renew(tokens, options),
    obtain: async (request) => (await use()).obtain(request),
    revoke: async (tokens, options) => (await use()).revoke(tokens, options),
    async close() {
      await (await loading)?.close();
    },
  };
}
