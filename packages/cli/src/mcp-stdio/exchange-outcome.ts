import type { JsonRpcRefusal } from './json-rpc-refusal.js';

/** How it went with a request. */
export type ExchangeOutcome =
  /** The client has its answer. */
  | { readonly kind: 'answered' }
  /** It has certainly not been begun with: it may be sent again, to a proxy that is there. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** Nobody knows whether it was begun with, or ended. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** The proxy does not know the session, and has not begun with it. */
  | { readonly kind: 'session-lost' }
  /** The proxy does not want it. */
  | { readonly kind: 'refused'; readonly refusal: JsonRpcRefusal };
