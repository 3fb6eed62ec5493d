import {
  Client,
  type Implementation,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client';

/** More than any call may take: our own signals are the only clock, and this one must never ring first. */
export const sdkTimeout = 11 * 60_000;

/** An SDK client that can do nothing for a server, so that no server asks for anything. */
export function createClient(
  clientInfo: Implementation,
  { mode }: { mode: VersionNegotiationMode },
): Client {
  return new Client(clientInfo, {
    capabilities: {},
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
