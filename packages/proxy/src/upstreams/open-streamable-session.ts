import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { defaults } from '@nanda/protocol/facts';

import type { UpstreamSession } from '../core/connections/upstream-connector.js';
import { connectClient } from './connect-client.js';
import { createClient } from './create-client.js';
import { createReconnectionPace, unnamedDelay } from './create-reconnection-pace.js';
import { createSession } from './create-session.js';
import { guardFetch } from './guard-fetch.js';
import type { OpenHttpOptions } from './open-options.js';
import { createStreamFaults } from './create-stream-faults.js';

const maximumDelay = 30_000;

/** Opens a session over Streamable HTTP, in whichever era the service speaks. Rejects with what the SDK rejects with. */
export async function openStreamableSession(
  url: URL,
  options: OpenHttpOptions,
): Promise<UpstreamSession> {
  const { dialler, headers, redactor, clientInfo, signal, logger } = options;
  const faults = createStreamFaults({ host: url.host });
  const guard = guardFetch({
    fetch: dialler.fetch,
    target: url,
    headers,
    redactor,
    maximumBytes: defaults.maxResult,
    faults,
  });
  const pace = createReconnectionPace({ isResuming: () => guard.isResuming });
  const transport = new StreamableHTTPClientTransport(url, {
    fetch: guard.fetch,
    // The dialler decides about redirects.
    redirectPolicy: 'follow',
    onInsufficientScope: 'throw',
    reconnectionOptions: {
      initialReconnectionDelay: unnamedDelay,
      maxReconnectionDelay: maximumDelay,
      reconnectionDelayGrowFactor: 1,
      maxRetries: 2,
    },
    reconnectionScheduler: pace.schedule,
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
      redactor,
      logger,
      channel: {
        decodeFault: faults.decode,
        onSettled: (requestId) => {
          guard.settle(requestId);
          pace.reset();
        },
        onAbandoned: guard.abandon,
      },
      terminate: () => transport.terminateSession(),
    },
    { signal },
  );
}
