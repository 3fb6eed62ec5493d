import type { ConnectFailureCause } from '../../network/describe-connect-failure.js';

/** What can go wrong with one request to a registry. Nothing in it comes from a header that was sent. */
export type RegistryFailure =
  /** No answer, or one that broke off. `summary` reads on after "cannot be reached: ". */
  | {
      readonly kind: 'network';
      readonly cause: ConnectFailureCause;
      readonly code?: string;
      readonly summary: string;
    }
  /** It answered, and said no. `says` is harmless to show. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly says: string;
      readonly retryAfterMs?: number;
    }
  /** It answered with something that is no JSON: a page to sign in, mostly. */
  | { readonly kind: 'no-json'; readonly status: number; readonly says: string }
  | { readonly kind: 'too-large'; readonly maximumBytes: number }
  /** Our own rules keep the request from being sent or followed; `reason` is a NandaError's message. */
  | { readonly kind: 'refused'; readonly reason: string };
