import {
  StreamableHTTPClientTransport,
  type ReconnectionScheduler,
} from '@modelcontextprotocol/client';
import { defaults } from '@nanda/protocol/facts';

import type { UpstreamSession } from '../core/connections/upstream-connector.js';
import { connectClient } from './connect-client.js';
import { createClient } from './create-client.js';
import { createSession } from './create-session.js';
import { credentialHeaders } from './credential-headers.js';
import { guardFetch, type GuardedFetch } from './guard-fetch.js';
import type { OpenHttpOptions } from './open-options.js';
import { createStreamFaults } from './stream-faults.js';

const resumeDelay = 50;
const maximumDelay = 30_000;

/** Opens a session over Streamable HTTP, in whichever era the service speaks. Rejects with what the SDK rejects with. */
export async function openStreamableSession(
  url: URL,
  options: OpenHttpOptions,
): Promise<UpstreamSession> {
  const { dialler, credentials, clientInfo, signal, logger } = options;
  const faults = createStreamFaults({ host: url.host });
  const guard = guardFetch({
    fetch: dialler.fetch,
    target: url,
    headers: credentialHeaders(credentials),
    maximumBytes: defaults.maxResult,
    faults,
  });
  const transport = new StreamableHTTPClientTransport(url, {
    fetch: guard.fetch,
    // The dialler decides about redirects.
    redirectPolicy: 'follow',
    onInsufficientScope: 'throw',
    reconnectionOptions: {
      initialReconnectionDelay: resumeDelay,
      maxReconnectionDelay: maximumDelay,
      reconnectionDelayGrowFactor: 2,
      maxRetries: 2,
    },
    reconnectionScheduler: createScheduler(guard),
  });
  const client = createClient(clientInfo, { mode: 'auto' });
  client.onerror = (error) =>
    logger?.debug('The MCP client reports a fault.', { fault: error.name });

  await connectClient(client, { transport, signal });
  guard.settleAll();
  return createSession(
    {
      client,
      transport,
      clientInfo,
      kind: 'http',
      endpoint: url.href,
      name: url.host,
      logger,
      channel: { decodeFault: faults.decode, onSettled: guard.settle, onAbandoned: guard.abandon },
      terminate: () => transport.terminateSession(),
    },
    { signal },
  );
}

/**
 * A broken stream that a request waits for is taken up at once, or when the service says. The stream for everything
 * else is asked for less and less often: some services accept it and end it, for ever.
 */
function createScheduler(guard: GuardedFetch): ReconnectionScheduler {
  let idleReconnects = 0;
  return (reconnect, delay) => {
    let wait = Math.min(delay, maximumDelay);
    if (!guard.isResuming) {
      wait = Math.min(Math.max(wait, 1000 * 2 ** idleReconnects), maximumDelay);
      idleReconnects = Math.min(idleReconnects + 1, 10);
    }
    const timer = setTimeout(reconnect, wait).unref();
    return () => clearTimeout(timer);
  };
}
