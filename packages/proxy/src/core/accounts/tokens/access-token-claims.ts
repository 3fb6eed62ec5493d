import type { Plan } from '@nanda/protocol';

/** What an access token says, beside who made it for whom. */
export interface AccessTokenClaims {
  /** The account. */
  readonly sub: string;
  /** The session. */
  readonly sid: string;
  readonly scope: readonly string[];
  readonly plan: Plan;
  /** `window`: seconds. */
  readonly rateLimit: { readonly requests: number; readonly window: number };
}
