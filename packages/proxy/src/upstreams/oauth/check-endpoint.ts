import { isIP } from 'node:net';

import type { AddressPolicy } from '../../core/connections/upstream-connector.js';
import { NandaError } from '../../core/nanda-error.js';
import { createBlockedAddressError } from '../../network/create-blocked-address-error.js';
import { isAddressAllowed } from '../../network/is-address-allowed.js';

export interface CheckEndpointOptions {
  /** What it is called where it is refused: "authorization page". */
  readonly what: string;
  /** Which addresses may be named at all, also those that only a browser goes to. */
  readonly policy: AddressPolicy;
}

/**
 * An address that a service or its authorization server names: https, or http of this machine where that may be reached,
 * without a user name.
 *
 * @throws NandaError UPSTREAM_PROTOCOL_ERROR, BLOCKED_ADDRESS
 */
export function checkEndpoint(text: string, { what, policy }: CheckEndpointOptions): URL {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || !isSafe(url)) {
    throw new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      `The ${what} that is named for this service is no https address, and is not used. Ask the service's owner.`,
    );
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const address = isLoopbackName(host) ? '127.0.0.1' : host;
  if (isIP(address) !== 0 && !isAddressAllowed(address, policy)) {
    throw createBlockedAddressError(host);
  }
  return url;
}

function isSafe({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return (
    protocol === 'http:' &&
    (isLoopbackName(hostname) || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname))
  );
}

/** RFC 6761 §6.3: browsers never look these up. */
function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}
