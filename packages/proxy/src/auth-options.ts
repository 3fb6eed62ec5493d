import type { OAuthIssuerOptions } from './oauth-issuer-options.js';
import type { RoleOptions } from './role-options.js';
import type { SignInClientOptions } from './sign-in-client-options.js';

/** Accounts: people and programs that sign in, each with what is theirs. */
export interface AuthOptions {
  /**
   * `required` lets in nobody who has not signed in, except to sign in and to `GET /health`. With `optional`,
   * others are anonymous clients. With both, the proxy's own `token` (and its Unix socket) is the local user, who
   * looks after accounts; to come from this machine alone is nothing.
   */
  readonly mode: 'optional' | 'required';
  /**
   * Whether anybody can make an account, with an email address or a wallet. Where it is closed, accounts that there
   * are can sign in.
   * @default 'open', with `oauth` 'closed': else anybody could walk in past its issuer; or AUTH_REGISTRATION
   */
  readonly registration?: 'open' | 'closed';
  /** `iss` of access tokens. @default `publicUrl`, else `urn:nanda:proxy`; or AUTH_ISSUER */
  readonly issuer?: string;
  /** `aud` of access tokens, of which one must be met again. @default the issuer */
  readonly audience?: string | readonly string[];
  /** Milliseconds that an access token is good for; at most a day. @default 900_000, or ACCESS_TOKEN_TTL */
  readonly accessTokenTtl?: number;
  /**
   * Milliseconds that a refresh token is good for. Every use gives a new one.
   * @default 604_800_000 (7 days), or REFRESH_TOKEN_TTL
   */
  readonly refreshTokenTtl?: number;
  /**
   * Roles by their names. `user` is what everybody with an account has, all but `audit:read` and `accounts:admin`, and `admin` may
   * do all: both can be replaced. Further ones come on top.
   * @default those two
   */
  readonly roles?: Readonly<Record<string, RoleOptions>>;
  /** Takes access tokens of another authorization server, beside those that are given out here. @default none */
  readonly oauth?: OAuthIssuerOptions;
  /** Programs that may ask people to sign in for them on the page of this proxy, beside the command line. @default none */
  readonly clients?: readonly SignInClientOptions[];
}
