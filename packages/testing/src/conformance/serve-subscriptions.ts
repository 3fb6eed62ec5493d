import type { McpServer } from '@modelcontextprotocol/server';

/**
 * Gives a server `resources/subscribe`, which the handshake era has.
 *
 * @returns What tells its client of an update, if it asked for that.
 */
export function serveSubscriptions({ server }: McpServer): (uri: string) => void {
  const watched = new Set<string>();
  server.setRequestHandler('resources/subscribe', ({ params }) => {
    watched.add(params.uri);
    return {};
  });
  server.setRequestHandler('resources/unsubscribe', ({ params }) => {
    watched.delete(params.uri);
    return {};
  });
  return (uri) => {
    if (!watched.has(uri)) return;
    // A client that has gone by then has no use for it.
    server.sendResourceUpdated({ uri }).catch(() => undefined);
  };
}
