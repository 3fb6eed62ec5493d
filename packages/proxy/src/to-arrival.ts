import { isIP } from 'node:net';
import { classifyAddress } from './network/classify-address.js';
import type { Arrival } from './surfaces/create-app.js';
import { findCaller } from './surfaces/http/find-caller.js';
import type { RequestHead } from './surfaces/http/request-head.js';
import type { TrustedProxies } from './surfaces/http/trusted-proxies.js';

export interface ToArrivalOptions {
  /** The address at the other end of the socket; undefined where it has none, or is not known. */
  readonly socketAddress: string | undefined;
  /** Whether it came over a Unix socket. */
  readonly isSocket: boolean;
  readonly isExposed: boolean;
  readonly ownHosts: readonly string[];
  readonly trusted: TrustedProxies;
}

/**
 * How a request came here. Who came through another proxy is not taken for the user of this machine, even where that proxy
 * runs on it, and whether it is trusted or not.
 */
export function toArrival(
  head: Pick<RequestHead, 'headers'>,
  { socketAddress, isSocket, isExposed, ownHosts, trusted }: ToArrivalOptions,
): Arrival {
  const { remoteAddress, isForwarded, isSecure } = findCaller(head, { socketAddress, trusted });
  return {
    // Only their owner gets to a socket in the file system.
    isLoopback: !isForwarded && (isSocket || isLoopback(socketAddress)),
    isSocket: !isForwarded && isSocket,
    remoteAddress,
    isExposed,
    isSecure,
    ownHosts,
  };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && isIP(address) !== 0 && classifyAddress(address) === 'loopback';
}
