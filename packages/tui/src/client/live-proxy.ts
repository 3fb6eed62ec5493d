import type { ProxyAddress } from './open-proxy.js';

/** A proxy at one address, from the moment that it has answered there. */
export interface LiveProxy extends ProxyAddress {
  /** Without a slash or `/v2` at its end. */
  baseURL: string;
  /** Aborted when it is lost: nothing that is still open there will go on. */
  gone: AbortSignal;
}
