import { SSEClientTransport } from '@modelcontextprotocol/client';

import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import { NandaError } from '../../core/nanda-error.js';
import { createTooLargeError } from '../errors/create-too-large-error.js';
import { guardFetch } from '../handshake/guard-fetch.js';
import { createTransportWire } from '../shared/create-transport-wire.js';
import type { OpenHttpOptions } from '../shared/open-options.js';
import { openOverTransport } from '../shared/open-over-transport.js';
import { userAgentOf } from '../shared/user-agent-of.js';
import { guardEventStream } from './guard-event-stream.js';

const endpointLimit = 5000;
const endReason = 'The event stream ended.';

/** Opens a session over the older HTTP+SSE. Rejects with what the SDK rejects with. */
export async function openSseSession(url: URL, options: OpenHttpOptions): Promise<UpstreamSession> {
  const { dialler, access, redactor, clientInfo, signal, maximumBytes } = options;
  const name = url.host;
  const ended = new AbortController();
  const guard = guardFetch({
    fetch: dialler.fetch,
    target: url,
    access,
    userAgent: userAgentOf(clientInfo),
    redactor,
    maximumBytes,
    takeStream: (body, release) =>
      guardEventStream(body, {
        maximumBytes,
        onMessage: (data) => over.takeText(data),
        onTooLarge: (requestId) => over.refuseLarge(requestId),
        release,
        // A new stream would be a new session that nobody has initialized: there is nothing to take up again.
        onEnd: (how) => {
          const error =
            how === 'refused'
              ? createTooLargeError(name, maximumBytes)
              : createNoEndpointError(name);
          ended.abort(error);
          over.lose(endReason, how === 'refused' ? error : undefined);
        },
      }),
  });
  const transport = new SSEClientTransport(url, { fetch: guard.fetch, redirectPolicy: 'follow' });
  const over = createTransportWire(transport, { name, maximumBytes, failsUnsent: false });
  const start = transport.start.bind(transport);
  transport.start = async () => {
    // Other event streams live at such addresses too, and are silent for ever.
    const limit = setTimeout(() => ended.abort(createNoEndpointError(name)), endpointLimit);
    await start().finally(() => clearTimeout(limit));
  };
  try {
    return await openOverTransport(over, {
      ...options,
      signal: AbortSignal.any([signal, ended.signal]),
      mode: 'legacy',
      kind: 'sse',
      endpoint: url.href,
      name,
    });
  } catch (error) {
    // The event source hands on texts only.
    throw guard.lastFailure ?? error;
  }
}

function createNoEndpointError(host: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${host}" has an event stream, but names no endpoint for a session in it. Check the path of the service's address.`,
  );
}
