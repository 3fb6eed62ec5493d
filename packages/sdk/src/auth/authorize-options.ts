import type { AuthorizationRequest } from '@nanda/protocol';

/** Options of `authorize`. */
export interface AuthorizeOptions extends AuthorizationRequest {
  /**
   * Opens the page on which the user agrees, in a browser of the user's, or shows its address. The address is made of
   * what the service says: one of https, or http of this machine, and nothing else about it is sure. Show it before it
   * is opened. What it throws, or rejects with, ends the authorization.
   */
  readonly openUrl: (
    url: string,
    context: { readonly signal: AbortSignal },
  ) => void | PromiseLike<void>;
  /** Ends the wait, and the authorization, with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that the user has. @default 600_000 */
  readonly timeout?: number | undefined;
}
