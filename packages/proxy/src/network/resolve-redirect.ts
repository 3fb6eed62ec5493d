import { isIP } from 'node:net';

import type { AddressPolicy } from '../core/connections/upstream-connector.js';
import { NandaError } from '../core/nanda-error.js';
import { createBlockedAddressError } from './create-blocked-address-error.js';
import { isAddressAllowed } from './is-address-allowed.js';

export interface RedirectOptions {
  /** The `Location` header. Untrusted. */
  readonly location: string;
  readonly policy: AddressPolicy;
}

/**
 * Where a redirect may be followed to: the same origin, or from http to https of the same host. A request carries
 * credentials, so any other place is for a person to decide on.
 *
 * Fails with `BLOCKED_ADDRESS` or `CONNECTION_FAILED` (`details.cause` `http`, `details.location` the new origin).
 */
export function resolveRedirect(from: URL, { location, policy }: RedirectOptions): URL {
  const to = URL.parse(location, from.href);
  if (!to || (to.protocol !== 'http:' && to.protocol !== 'https:')) {
    throw new NandaError(
      'CONNECTION_FAILED',
      `"${from.host}" redirects to something that is not a web address. Ask the service's owner for its current address.`,
      { details: { cause: 'http', host: from.host } },
    );
  }
  const host = to.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) && !isAddressAllowed(host, policy)) throw createBlockedAddressError(host);
  const isUpgrade =
    from.protocol === 'http:' &&
    to.protocol === 'https:' &&
    to.hostname === from.hostname &&
    (to.port === '' || to.port === from.port);
  if (to.origin !== from.origin && !isUpgrade) {
    throw new NandaError(
      'CONNECTION_FAILED',
      `"${from.host}" redirects to "${to.host}", and redirects to another host are not followed. If you trust "${to.host}", use its address instead.`,
      { details: { cause: 'http', host: from.host, location: to.origin } },
    );
  }
  return to;
}
