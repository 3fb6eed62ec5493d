import type { Plan } from '@nanda/protocol';
import type { Access } from '../access/access.js';

/** What plans, roles and scopes come to: as the proxy is set up. */
export interface AccessRules {
  /** All that an account may do. A role that there is none of any more gives nothing. */
  ofAccount(account: { readonly roles: readonly string[]; readonly plan: Plan }): Access;
  /** What is left of it for a token or a key with these scopes. Never more. */
  narrow(access: Access, scope: readonly string[]): Access;
  /** The names of the roles that can be given. */
  readonly roles: readonly string[];
  /** What the plan lets its owner send, for the claim `rateLimit`. `window`: seconds. */
  rateOf(plan: Plan): { readonly requests: number; readonly window: number };
}
