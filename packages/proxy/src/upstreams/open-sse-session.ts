import { SSEClientTransport } from '@modelcontextprotocol/client';
import { defaults } from '@nanda/protocol/facts';

import type { UpstreamSession } from '../core/connections/upstream-connector.js';
import { NandaError } from '../core/nanda-error.js';
import { connectClient } from './connect-client.js';
import { createClient } from './create-client.js';
import { createSession, type OwnedSession } from './create-session.js';
import { guardFetch } from './guard-fetch.js';
import type { OpenHttpOptions } from './open-options.js';
import { createStreamFaults } from './create-stream-faults.js';

const endpointLimit = 5000;

/** Opens a session over the older HTTP+SSE. Rejects with what the SDK rejects with. */
export async function openSseSession(url: URL, options: OpenHttpOptions): Promise<UpstreamSession> {
  const { dialler, headers, redactor, clientInfo, signal, logger } = options;
  let session: OwnedSession | undefined;
  const ended = new AbortController();
  const guard = guardFetch({
    fetch: dialler.fetch,
    target: url,
    headers,
    redactor,
    maximumBytes: defaults.maxResult,
    throwsOnStatus: true,
    faults: createStreamFaults({ host: url.host }),
    // A new stream would be a new session that nobody has initialized: there is nothing to take up again.
    onEventStreamEnd: (error) => {
      if (session) session.lose('The event stream ended.', error);
      else ended.abort(error ?? createNoEndpointError(url.host));
    },
  });
  const transport = new SSEClientTransport(url, { fetch: guard.fetch, redirectPolicy: 'follow' });
  const start = transport.start.bind(transport);
  transport.start = async () => {
    // Other event streams live at such addresses too, and are silent for ever.
    const limit = setTimeout(() => ended.abort(createNoEndpointError(url.host)), endpointLimit);
    await start().finally(() => clearTimeout(limit));
  };
  const client = createClient(clientInfo, { mode: 'legacy' });
  client.onerror = (error) =>
    logger?.debug('The MCP client reports a fault.', { fault: error.name });

  try {
    await connectClient(client, {
      transport,
      signal: AbortSignal.any([signal, ended.signal]),
    });
  } catch (error) {
    // The event source hands on texts only.
    throw guard.lastFailure ?? error;
  }
  session = await createSession(
    {
      client,
      transport,
      clientInfo,
      kind: 'sse',
      endpoint: url.href,
      name: url.host,
      redactor,
      logger,
    },
    { signal },
  );
  // It may have ended since the handshake.
  if (ended.signal.aborted) session.lose('The event stream ended.');
  return session;
}

function createNoEndpointError(host: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${host}" has an event stream, but names no endpoint for a session in it. Check the path of the service's address.`,
  );
}
