import type { UpstreamSession } from './upstream-connector.js';

/**
 * From now on the refusals of a session say all that is known of what the service wants. The session stays the same object: who has one
 * knows it by that.
 */
export function explainRefusals(
  session: UpstreamSession,
  explain: (error: unknown, request: { readonly hasOwnAccess: boolean }) => unknown,
): UpstreamSession {
  const { listTools, callTool, ask, relay, subscribe, unsubscribe } = session;
  const explained = async <Value>(
    work: Promise<Value>,
    { hasOwnAccess = false }: { readonly hasOwnAccess?: boolean } = {},
  ): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      throw explain(error, { hasOwnAccess });
    }
  };
  return Object.assign(session, {
    listTools: (signal) => explained(listTools(signal)),
    callTool: (request) =>
      explained(callTool(request), { hasOwnAccess: request.headers !== undefined }),
    ask: (request) => explained(ask(request)),
    relay: (request) =>
      explained(relay(request), { hasOwnAccess: request.credentials !== undefined }),
    subscribe: (uri, signal) => explained(subscribe(uri, signal)),
    unsubscribe: (uri, signal) => explained(unsubscribe(uri, signal)),
  } satisfies Partial<UpstreamSession>);
}
