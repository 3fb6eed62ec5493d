import type { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import type { UpstreamSession } from '../connections/upstream-connector.js';

/** How the use of a session went. */
export interface OfferOutcome {
  readonly kind: 'succeeded' | 'failed' | 'cancelled' | 'unused';
  /** Milliseconds of the last round trip. */
  readonly latency?: number;
  readonly error?: NandaError;
}

/** A session in use: it is released exactly once. */
export interface BorrowedService {
  readonly session: Pick<UpstreamSession, 'ask' | 'subscribe' | 'unsubscribe'>;
  release(outcome: OfferOutcome): void;
}

/** What offers need of connections. */
export interface OfferConnections {
  /** @throws NandaError CONNECTION_NOT_FOUND where it is not the caller's, and whatever opening it may give */
  borrow(
    id: string,
    principal: Principal,
    options: { readonly signal: AbortSignal },
  ): Promise<BorrowedService>;
  /** @throws NandaError CONNECTION_NOT_FOUND */
  get(id: string, principal: Principal): Promise<unknown>;
}
