/**
 * Who asks. Every use case takes one, and every connection and execution has an owner.
 *
 * `local` is the person at this machine; `anonymous` is a client that holds its own unguessable
 * token, of which only the hash is kept here.
 */
export type Principal =
  | { readonly kind: 'local' }
  | { readonly kind: 'anonymous'; readonly clientId: string };
