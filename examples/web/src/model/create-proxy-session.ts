import { NANDAClient, type Middleware } from '@nanda/sdk';
import { describeFailure } from './describe-failure.ts';
import type { Failure } from './failure.ts';

/** A proxy, and the way in which the page talks to it and about it. */
export interface ProxySession {
  readonly client: NANDAClient;
  /** What to show of an error of the client. */
  readonly describe: (error: unknown) => Failure;
}

/** The last thing that a page does is to close its connection: a request that has to outlive it. */
const outlivePage: Middleware = (request, next, { operation }) =>
  next(operation === 'connections.delete' ? new Request(request, { keepalive: true }) : request);

/** Makes a client; nothing is sent yet. */
export function createProxySession(
  baseURL: string,
  { origin }: { readonly origin: string },
): ProxySession {
  return {
    client: new NANDAClient({
      baseURL,
      middleware: [outlivePage],
    }),
    describe: (error) => describeFailure(error, { baseURL, origin }),
  };
}
