import {
  Client,
  type Implementation,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client';

import type { Introduction } from '../inputs/introduction.js';

/** More than any call may take: our own signals are the only clock, and this one must never ring first. */
export const sdkTimeout = 11 * 60_000;

export interface CreateClientOptions {
  readonly mode: VersionNegotiationMode;
  /** Milliseconds that `server/discover` may take. @default `sdkTimeout` */
  readonly probeLimit?: number;
}

/**
 * An SDK client for the handshake alone. It says what it is given, word for word; what a service is told that it may ask for
 * is never asked of this client: see `Wire`.
 */
export function createClient(
  { clientInfo, capabilities }: Pick<Introduction, 'clientInfo' | 'capabilities'>,
  { mode, probeLimit = sdkTimeout }: CreateClientOptions,
): Client {
  return new Client(clientInfo as unknown as Implementation, {
    capabilities,
    versionNegotiation: { mode, probe: { timeoutMs: probeLimit } },
    // Results pass us by unchecked; without this each client would build a validator that is never used.
    jsonSchemaValidator: {
      getValidator: () => (value) => ({
        valid: true,
        data: value as never,
        errorMessage: undefined,
      }),
    },
  });
}
