import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  PROTOCOL_VERSION_META_KEY,
  type Implementation,
} from '@modelcontextprotocol/client';
import type { ClientCapability } from '@nanda/protocol';

import { declareCapabilities } from '../inputs/declare-capabilities.js';
import type { SessionFacts } from './session-facts.js';

export interface EnvelopeOptions {
  readonly clientInfo: Implementation;
  /** What was declared. */
  readonly capabilities: ReadonlySet<ClientCapability>;
}

/** What the `_meta` of every message says of us: all that the handshake said in the older era, where it is empty. */
export function envelopeOf(
  { era, protocolVersion }: SessionFacts,
  { clientInfo, capabilities }: EnvelopeOptions,
): Readonly<Record<string, unknown>> {
  if (era === 'legacy') return {};
  return {
    [PROTOCOL_VERSION_META_KEY]: protocolVersion,
    [CLIENT_INFO_META_KEY]: clientInfo,
    [CLIENT_CAPABILITIES_META_KEY]: declareCapabilities(capabilities),
  };
}
