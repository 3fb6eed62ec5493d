import type { VersionNegotiationMode } from '@modelcontextprotocol/client';
import type { Transport } from '@nanda/protocol';

import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import { connectClient } from '../handshake/connect-client.js';
import { createClient } from '../handshake/create-client.js';
import { readFacts } from '../handshake/read-facts.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { createSession } from '../session/create-session.js';
import type { TransportWire } from './create-transport-wire.js';
import type { OpenSessionOptions } from './open-options.js';
import { setLogLevel } from './set-log-level.js';

export interface OpenOverTransportOptions extends OpenSessionOptions {
  readonly mode: VersionNegotiationMode;
  /** Milliseconds that a question in the newer way may take. @default as long as the signal lets it */
  readonly probeLimit?: number | undefined;
  readonly kind: Transport;
  readonly endpoint: string;
  /** The service as a person knows it. */
  readonly name: string;
  readonly redactor: Redactor;
}

/** Shakes hands over a transport of the SDK, and goes on over its wire. Rejects with what the SDK rejects with. */
export async function openOverTransport(
  { wire, forClient, answers }: Pick<TransportWire, 'wire' | 'forClient' | 'answers'>,
  options: OpenOverTransportOptions,
): Promise<UpstreamSession> {
  const { clientInfo, introduction, signal, logger } = options;
  const client = createClient(introduction, {
    mode: options.mode,
    ...(options.probeLimit !== undefined && { probeLimit: options.probeLimit }),
  });
  client.onerror = (error) =>
    logger?.debug('The MCP client reports a fault.', { fault: error.name });
  await connectClient(client, { transport: forClient, signal });
  const facts = readFacts(client, { answers });
  const { kind, endpoint, name, redactor, roots } = options;
  const session = createSession({
    wire,
    facts,
    clientInfo,
    kind,
    endpoint,
    name,
    redactor,
    introduction,
    roots,
    logger,
  });
  // An MCP client sets it itself.
  if (!introduction.isCaller) await setLogLevel(session, { facts, signal });
  return session;
}
