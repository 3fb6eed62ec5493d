import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  PROTOCOL_VERSION_META_KEY,
} from '@modelcontextprotocol/client';

import type { Introduction } from '../inputs/introduction.js';
import type { SessionFacts } from './session-facts.js';

/** What the `_meta` of every message says of whom it is for: all that the handshake said in the older era, where it is empty. */
export function envelopeOf(
  { era, protocolVersion }: Pick<SessionFacts, 'era' | 'protocolVersion'>,
  { clientInfo, capabilities }: Pick<Introduction, 'clientInfo' | 'capabilities'>,
): Readonly<Record<string, unknown>> {
  if (era === 'legacy') return {};
  return {
    [PROTOCOL_VERSION_META_KEY]: protocolVersion,
    [CLIENT_INFO_META_KEY]: clientInfo,
    [CLIENT_CAPABILITIES_META_KEY]: capabilities,
  };
}
