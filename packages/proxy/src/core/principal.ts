import type { Access } from './access/access.js';

/**
 * Whose a connection, an execution or a credential is.
 *
 * `local` is the person at this machine; `user` has an account here, or at the authorization server that this proxy
 * trusts; `anonymous` is a client that holds its own unguessable token, of which only the hash is kept here.
 */
export type Owner =
  | { readonly kind: 'local' }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'anonymous'; readonly clientId: string };

/** Who asks, and what that one may do. Every use case takes one. */
export type Principal = Owner & {
  /** @default all of it */
  readonly access?: Access;
};
