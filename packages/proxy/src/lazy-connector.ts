import type { UpstreamConnector } from './core/connections/upstream-connector.js';

/**
 * A connector that is made at the first connect: the MCP client is the heaviest thing that the proxy
 * loads, and a search does not need it.
 */
export function createLazyConnector(load: () => Promise<UpstreamConnector>): UpstreamConnector {
  let loading: Promise<UpstreamConnector> | undefined;
  return {
    async open(target, options) {
      loading ??= load();
      return (await loading).open(target, options);
    },
    async close() {
      await (await loading)?.close();
    },
  };
}
