import {
  Client,
  type ClientCapabilities,
  type Implementation,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client';

/** More than any call may take: our own signals are the only clock, and this one must never ring first. */
export const sdkTimeout = 11 * 60_000;

export interface CreateClientOptions {
  readonly mode: VersionNegotiationMode;
  /** What a service is told that it may ask for. It is never asked of this client: see `Wire`. */
  readonly capabilities: ClientCapabilities;
}

/** An SDK client for the handshake alone. */
export function createClient(
  clientInfo: Implementation,
  { mode, capabilities }: CreateClientOptions,
): Client {
  return new Client(clientInfo, {
    capabilities,
    versionNegotiation: { mode, probe: { timeoutMs: sdkTimeout } },
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
