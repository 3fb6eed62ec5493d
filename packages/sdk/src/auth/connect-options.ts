import type { ServiceChallenge, ServiceCredentials } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import type { EvmAuth } from '../evm/evm-auth.js';
import type { AuthorizeOptions } from './authorize-options.js';

/** Options of `connect`. */
export interface ConnectOptions extends RequestOptions {
  /**
   * Asked when the service wants credentials, or others than it got: gives them, or nothing to let the call fail. It is
   * connected again with the answer, twice at the most. `challenge.fields` says what to ask for, and
   * `fillChallenge(challenge, values)` makes credentials of it. What it says is written by the service: untrusted.
   * @default none: the call fails with the challenge
   *
   * @example
   * await nanda.connect('market-data', { remember: true }, {
   *   onChallenge: async (challenge) => fillChallenge(challenge, await showForm(challenge.fields)),
   * });
   */
  readonly onChallenge?:
    | ((
        challenge: ServiceChallenge,
        context: { readonly signal: AbortSignal },
      ) => ServiceCredentials | undefined | PromiseLike<ServiceCredentials | undefined>)
    | undefined;
  /**
   * Opens the page on which the user agrees, where the service wants a token of an authorization server (`oauth2`); it is
   * connected once the user has agreed. See `openUrl` of `authorize`. @default none: `onChallenge` is asked
   */
  readonly onAuthorize?: AuthorizeOptions['openUrl'] | undefined;
  /** Milliseconds that the answer to a challenge, or the user's consent, may take. @default 600_000 */
  readonly challengeTimeout?: number | undefined;
  /** Signs for the tools of this connection; false for nobody. @default that of the client */
  readonly evmAuth?: EvmAuth | false | undefined;
}
