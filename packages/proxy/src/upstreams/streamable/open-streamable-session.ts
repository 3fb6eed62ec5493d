import {
  METHOD_NOT_FOUND,
  StreamableHTTPClientTransport,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client';

import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import { findInCauses } from '../../network/find-in-causes.js';
import { ModernRefusalError } from '../errors/modern-refusal-error.js';
import { connectClient } from '../handshake/connect-client.js';
import { createClient } from '../handshake/create-client.js';
import { guardFetch } from '../handshake/guard-fetch.js';
import { readFacts } from '../handshake/read-facts.js';
import type { SessionFacts } from '../session/session-facts.js';
import type { OpenHttpOptions } from '../shared/open-options.js';
import { setLogLevel } from '../shared/set-log-level.js';
import { userAgentOf } from '../shared/user-agent-of.js';
import { prepareStreamableSession } from './prepare-streamable-session.js';

/** What is known of how a service speaks Streamable HTTP. */
export interface StreamableVerdict {
  readonly transport: 'http';
  readonly era: SessionFacts['era'];
  /** What the service has said of itself, and how many milliseconds it stands by that. */
  readonly discovery?: { readonly facts: SessionFacts; readonly freshUntil: number };
}

export interface OpenStreamableOptions extends OpenHttpOptions {
  /** @default the era is found out */
  readonly known?: StreamableVerdict | undefined;
  readonly onVersionLost?: (() => void) | undefined;
}

export interface OpenedStreamableSession {
  readonly session: UpstreamSession;
  readonly verdict: StreamableVerdict;
}

const maximumFreshness = 3_600_000;

/** Opens a session over Streamable HTTP, in whichever era the service speaks. Rejects with what the SDK rejects with. */
export async function openStreamableSession(
  url: URL,
  { known, ...options }: OpenStreamableOptions,
): Promise<OpenedStreamableSession> {
  const { introduction } = options;
  options.signal.throwIfAborted();
  if (known?.discovery && performance.now() < known.discovery.freshUntil) {
    const { facts } = known.discovery;
    const prepared = prepareStreamableSession(url, { ...options, facts });
    return { session: prepared.create({ isResumed: false }), verdict: known };
  }
  const { facts, sessionId, freshFor } = await shakeHands(url, {
    ...options,
    mode: known?.era === 'legacy' ? 'legacy' : 'auto',
  });
  const prepared = prepareStreamableSession(url, { ...options, facts, sessionId });
  const session = prepared.create({ isResumed: false });
  await Promise.all([
    // An MCP client sets it itself.
    introduction.isCaller ? undefined : setLogLevel(session, { facts, signal: options.signal }),
    // What a service asks for outside of a call would be lost where nobody listens.
    introduction.kinds.size > 0 ? prepared.wire.announce() : undefined,
  ]);
  const freshUntil = performance.now() + Math.min(freshFor, maximumFreshness);
  return {
    session,
    verdict: {
      transport: 'http',
      era: facts.era,
      ...(freshFor > 0 && { discovery: { facts, freshUntil } }),
    },
  };
}

interface Handshake {
  readonly facts: SessionFacts;
  readonly sessionId: string | undefined;
  /** Milliseconds that the service stands by what it has said. */
  readonly freshFor: number;
}

const undiscovered: Handshake = {
  facts: {
    era: 'modern',
    protocolVersion: '2026-07-28',
    server: undefined,
    capabilities: {},
    said: { serverInfo: {}, capabilities: {} },
  },
  sessionId: undefined,
  freshFor: 0,
};

/** The SDK's part: it finds out the era, agrees on a version, and is let go of. */
async function shakeHands(
  url: URL,
  options: OpenHttpOptions & { readonly mode: VersionNegotiationMode },
): Promise<Handshake> {
  const { dialler, access, redactor, clientInfo, signal, maximumBytes } = options;
  const guard = guardFetch({
    fetch: dialler.fetch,
    target: url,
    access,
    userAgent: userAgentOf(clientInfo),
    redactor,
    maximumBytes,
  });
  const transport = new StreamableHTTPClientTransport(url, {
    fetch: guard.fetch,
    // The dialler decides about redirects.
    redirectPolicy: 'follow',
    onInsufficientScope: 'throw',
  });
  const client = createClient(options.introduction, { mode: options.mode });
  client.onerror = (error) =>
    options.logger?.debug('The MCP client reports a fault.', { fault: error.name });
  try {
    await connectClient(client, { transport, signal });
  } catch (error) {
    // It is of the newer era, and there all else is said with each request: only what it can do stays unknown.
    const code = findInCauses(error, (found) =>
      found instanceof ModernRefusalError ? found.rpc.code : undefined,
    );
    if (code === METHOD_NOT_FOUND) return undiscovered;
    throw error;
  }
  const facts = readFacts(client, guard);
  const { sessionId } = transport;
  const freshFor: unknown = client.getDiscoverResult()?.['ttlMs'];
  await client.close();
  return {
    facts,
    sessionId,
    freshFor: facts.era === 'modern' && typeof freshFor === 'number' ? freshFor : 0,
  };
}
