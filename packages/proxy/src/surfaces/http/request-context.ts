import type { Identity } from '../../core/accounts/identity.js';
import type { Principal } from '../../core/principal.js';

/** What is known of a request once it has been let in. */
export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  /** What the caller has shown, where it is one of an account. */
  readonly identity?: Identity | undefined;
  /** The address of the caller, as far as it is known. */
  readonly remoteAddress?: string | undefined;
  /** The caller has shown nothing that tells who it is: the principal is new with this request. @default false */
  readonly isStranger?: boolean;
  /**
   * Takes more from what the caller may ask, for a request that does the work of many.
   *
   * @throws NandaError RATE_LIMITED
   * @default nothing is limited
   */
  readonly charge?: ((cost: number) => Promise<void>) | undefined;
}
