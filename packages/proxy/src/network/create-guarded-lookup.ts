import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';

import type { AddressPolicy } from '../core/connections/upstream-connector.js';
import { createBlockedAddressError } from './create-blocked-address-error.js';
import { isAddressAllowed } from './is-address-allowed.js';

/** Resolves a host name to all its addresses. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface GuardedLookupOptions {
  readonly policy: AddressPolicy;
  /** @default the system's resolver */
  readonly resolve?: ResolveHost;
}

/**
 * A `lookup` for sockets that hands on allowed addresses only. The socket connects to exactly what was checked, so a
 * name that answers differently the second time gains nothing.
 */
export function createGuardedLookup({
  policy,
  resolve = (hostname) => systemLookup(hostname, { all: true }),
}: GuardedLookupOptions): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const allowed = addresses.filter(({ address }) => isAddressAllowed(address, policy));
        const [first] = allowed;
        if (!first) {
          callback(createBlockedAddressError(hostname), []);
        } else if (options.all) {
          callback(null, allowed);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
