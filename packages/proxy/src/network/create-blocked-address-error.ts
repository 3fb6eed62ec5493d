import { NandaError } from '../core/nanda-error.js';

/**
 * The error for a host that the address policy keeps out. Names the host as it was given, never what it
 * resolved to: that would tell a caller about the network that the proxy stands in.
 */
export function createBlockedAddressError(host: string): NandaError {
  return new NandaError(
    'BLOCKED_ADDRESS',
    `The host "${host}" leads to an address that may not be reached from here. Use a service with a public address, or let the owner of this proxy add the service to its servers file.`,
    { details: { host } },
  );
}
