import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import type { McpEra } from '../../core/mcp-caller.js';
import { findInCauses } from '../../network/find-in-causes.js';
import { createAuthRequiredError } from '../errors/create-auth-required-error.js';
import { HttpStatusError } from '../errors/http-status-error.js';
import { readRetryAfter } from '../errors/read-retry-after.js';
import type { AccessHeaders } from '../secrets/access.js';
import { createTransportWire, type TransportWire } from '../shared/create-transport-wire.js';
import { openEitherEra, type EraAttempt, type EraVerdicts } from '../shared/open-either-era.js';
import type { OpenHttpOptions } from '../shared/open-options.js';
import { openOverTransport } from '../shared/open-over-transport.js';
import { userAgentOf } from '../shared/user-agent-of.js';
import { createWebSocketTransport } from './create-websocket-transport.js';
import { WebSocketRefusedError } from './websocket-refused-error.js';

export interface OpenWebSocketOptions extends OpenHttpOptions {
  readonly verdicts: EraVerdicts;
  readonly key: string;
  /** See `OpenOptions.era`. */
  readonly era?: McpEra | undefined;
}

/** Opens a session over a WebSocket. Rejects with what the transport or the SDK rejects with, or a `NandaError`. */
export async function openWebSocketSession(
  url: URL,
  options: OpenWebSocketOptions,
): Promise<UpstreamSession> {
  const { access, redactor, dialler, maximumBytes, clientInfo } = options;
  const name = url.host;
  const openWith = (headers: AccessHeaders, attempt: EraAttempt): Promise<UpstreamSession> => {
    const over: TransportWire = createTransportWire(
      createWebSocketTransport({
        url: toSocketAddress(url),
        headers: { 'User-Agent': userAgentOf(clientInfo), ...headers },
        dispatcher: dialler.dispatcher,
        maximumBytes,
        onTooLarge: (requestId) => over.refuseLarge(requestId),
      }),
      { name, maximumBytes, failsUnsent: true },
    );
    return openOverTransport(over, {
      ...options,
      ...attempt,
      kind: 'websocket',
      endpoint: url.href,
      name,
    });
  };
  /** Credentials count when the socket is opened: those that are refused then are renewed once. */
  const open = async (attempt: EraAttempt): Promise<UpstreamSession> => {
    const headers = await access.headers();
    try {
      return await openWith(headers, attempt);
    } catch (error) {
      const isRefused = findRefused(error)?.status === 401;
      const renewed = isRefused ? await access.renew?.(headers) : undefined;
      if (renewed === undefined) throw error;
      return openWith(renewed, attempt);
    }
  };
  try {
    return await openEitherEra(open, options);
  } catch (error) {
    const refused = findRefused(error);
    if (!refused) throw error;
    const { status, response } = refused;
    if (status !== 401 && status !== 403) {
      const field = response.headers.get('retry-after') ?? undefined;
      const retryAfter = readRetryAfter(field, { now: Date.now() });
      throw new HttpStatusError({ status, text: '', retryAfter });
    }
    const challenge = response.headers.get('www-authenticate');
    throw createAuthRequiredError({ status, challenge }, { host: name, redactor });
  }
}

function findRefused(error: unknown): WebSocketRefusedError | undefined {
  return findInCauses(error, (found) =>
    found instanceof WebSocketRefusedError ? found : undefined,
  );
}

/** A catalog may list the address of a WebSocket as that of a page. */
function toSocketAddress(url: URL): URL {
  const address = new URL(url);
  address.protocol = url.protocol.replace(/^http/, 'ws');
  return address;
}
