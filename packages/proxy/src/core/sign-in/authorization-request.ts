import type { OAuthClient } from './oauth-client.js';

/** What a program asks for, once it is known to be in order. */
export interface AuthorizationRequest {
  readonly client: OAuthClient;
  readonly redirectUri: string;
  /** The S256 hash of what the program shows when it comes for its tokens. */
  readonly codeChallenge: string;
  /** Handed back as it came. */
  readonly state: string | undefined;
  /** Undefined for all that the account may do. */
  readonly scope: readonly string[] | undefined;
  /** What the tokens are for, as it was named. */
  readonly resource: string | undefined;
}
