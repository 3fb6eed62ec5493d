import { isIP } from 'node:net';

import { buildConnector } from 'undici';

import { createBlockedAddressError } from './create-blocked-address-error.js';
import { createGuardedLookup, type GuardedLookupOptions } from './create-guarded-lookup.js';
import { isAddressAllowed } from './is-address-allowed.js';

const connectTimeout = 10_000;

/** Opens sockets to allowed addresses only: names by their lookup, literals beforehand, and both once more when open. */
export function createGuardedConnector(options: GuardedLookupOptions): buildConnector.connector {
  const { policy } = options;
  const connect = buildConnector({
    // `lookup` belongs to the options of net.connect, to which undici hands them on.
    lookup: createGuardedLookup(options),
    timeout: connectTimeout,
    allowH2: false,
  });

  return (target, callback) => {
    const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(host) && !isAddressAllowed(host, policy)) {
      callback(createBlockedAddressError(host), null);
      return;
    }
    connect(target, (...[error, socket]) => {
      if (error) {
        callback(error, null);
      } else if (!isAddressAllowed(socket.remoteAddress ?? '', policy)) {
        socket.destroy();
        callback(createBlockedAddressError(host), null);
      } else {
        callback(null, socket);
      }
    });
  };
}
