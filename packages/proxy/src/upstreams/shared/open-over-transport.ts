import type { VersionNegotiationMode } from '@modelcontextprotocol/client';
import type { Transport } from '@nanda/protocol';

import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import { connectClient } from '../handshake/connect-client.js';
import { createClient } from '../handshake/create-client.js';
import { readFacts } from '../handshake/read-facts.js';
import { declareCapabilities } from '../inputs/declare-capabilities.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { createSession } from '../session/create-session.js';
import type { TransportWire } from './create-transport-wire.js';
import type { OpenSessionOptions } from './open-options.js';
import { setLogLevel } from './set-log-level.js';

export interface OpenOverTransportOptions extends OpenSessionOptions {
  readonly mode: VersionNegotiationMode;
  readonly kind: Transport;
  readonly endpoint: string;
  /** The service as a person knows it. */
  readonly name: string;
  readonly redactor: Redactor;
}

/** Shakes hands over a transport of the SDK, and goes on over its wire. Rejects with what the SDK rejects with. */
export async function openOverTransport(
  { wire, forClient }: Pick<TransportWire, 'wire' | 'forClient'>,
  options: OpenOverTransportOptions,
): Promise<UpstreamSession> {
  const { clientInfo, capabilities, signal, logger } = options;
  const client = createClient(clientInfo, {
    mode: options.mode,
    capabilities: declareCapabilities(capabilities),
  });
  client.onerror = (error) =>
    logger?.debug('The MCP client reports a fault.', { fault: error.name });
  await connectClient(client, { transport: forClient, signal });
  const facts = readFacts(client);
  const { kind, endpoint, name, redactor, roots } = options;
  const session = createSession({
    wire,
    facts,
    clientInfo,
    kind,
    endpoint,
    name,
    redactor,
    capabilities,
    roots,
    logger,
  });
  await setLogLevel(session, { facts, signal });
  return session;
}
