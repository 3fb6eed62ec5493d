import type {
  Account,
  AccountRegistration,
  AccountUpdate,
  ApiKey,
  ApiKeyRequest,
  NewApiKey,
  PasswordSignIn,
  Session,
  SessionTokens,
  User,
  WalletChallenge,
  WalletSignIn,
} from '@nanda/protocol';
import type { Principal } from '../principal.js';
import type { Identity, IdentityVerifier } from './identity.js';
import type { PublicKeySet } from './public-key-set.js';
import type { Visit } from './visit.js';

/**
 * The accounts of a proxy: who may sign in, what signing in gives, and whom a token or a key stands for.
 * `verify` knows the access tokens and the API keys (`nk_…`) that were given out here.
 */
export interface Accounts extends IdentityVerifier {
  /**
   * @throws NandaError VALIDATION_ERROR, FORBIDDEN where registration is closed, RATE_LIMITED
   */
  register(registration: AccountRegistration, visit: Visit): Promise<SessionTokens>;
  /**
   * Hands out the message that a wallet signs, good for one sign-in.
   *
   * @throws NandaError RATE_LIMITED
   */
  challenge(wallet: WalletRequest, visit: Visit): Promise<WalletChallenge>;
  /** `authenticate`, then `openSession`. */
  signIn(credentials: PasswordSignIn | WalletSignIn, visit: Visit): Promise<SessionTokens>;
  signInWithWallet(credentials: WalletSignIn, visit: Visit): Promise<SessionTokens>;
  /**
   * Finds out whose the credentials are, and opens nothing yet: for pages that ask for consent first.
   *
   * @throws NandaError UNAUTHENTICATED, with the same words whatever was wrong; RATE_LIMITED
   */
  authenticate(credentials: PasswordSignIn | WalletSignIn, visit: Visit): Promise<User>;
  /**
   * Tokens for somebody who is known already.
   *
   * @throws NandaError UNAUTHENTICATED where the account is shut or gone, FORBIDDEN for a scope that it has not
   */
  openSession(userId: string, options: OpenSessionOptions): Promise<SessionTokens>;
  /**
   * Changes a refresh token for new tokens, once. One that is used again ends its session.
   *
   * @throws NandaError UNAUTHENTICATED, also for one that somebody else was given; RATE_LIMITED
   */
  refresh(refreshToken: string, options: RefreshOptions): Promise<SessionTokens>;
  /**
   * Ends the session of the refresh token, or else that of the access token that the caller came with.
   *
   * @returns whether there was one
   */
  logout(
    shown: { readonly identity?: Identity | undefined; readonly refreshToken?: string | undefined },
    visit: Visit,
  ): Promise<boolean>;
  /**
   * Who the caller is, and what it may do.
   *
   * @throws NandaError UNAUTHENTICATED for a caller without an account
   */
  session(identity: Identity | undefined): Promise<Session>;
  /** @returns undefined where there is none, or it is shut */
  find(userId: string): Promise<User | undefined>;
  /** The public keys that access tokens are checked with. */
  jwks(): Promise<PublicKeySet>;
  readonly apiKeys: ApiKeys;
  /** @throws NandaError FORBIDDEN or UNAUTHENTICATED for who does not look after accounts */
  list(query: AccountQuery, principal: Principal): Promise<AccountPage>;
  /**
   * @throws NandaError NOT_FOUND; VALIDATION_ERROR for a role that there is none of, and for a password that cannot be
   * used; FORBIDDEN or UNAUTHENTICATED for who does not look after accounts
   */
  update(
    accountId: string,
    update: AccountUpdate,
    by: { readonly principal: Principal; readonly visit: Visit },
  ): Promise<Account>;
  /** Writes down what waits to be written. */
  close(): Promise<void>;
}

/** The keys of one account. All of it throws NandaError UNAUTHENTICATED for a caller without an account. */
export interface ApiKeys {
  list(identity: Identity | undefined): Promise<readonly ApiKey[]>;
  /**
   * @throws NandaError FORBIDDEN for a scope that the caller has not, VALIDATION_ERROR for an end that is past, and
   * for one key too many
   */
  create(identity: Identity | undefined, request: ApiKeyRequest, visit: Visit): Promise<NewApiKey>;
  /** @throws NandaError NOT_FOUND */
  delete(identity: Identity | undefined, apiKeyId: string, visit: Visit): Promise<ApiKey>;
}

/** Who wants to sign in with a wallet. */
export interface WalletRequest {
  readonly walletAddress: string;
  /** @default 1 */
  readonly chainId?: number | undefined;
}

export interface OpenSessionOptions {
  readonly visit: Visit;
  /** @default all that the account may do */
  readonly scope?: readonly string[] | undefined;
  /** What signs in for the account, where it is a program of its own: an OAuth client's id. */
  readonly clientId?: string | undefined;
}

export interface RefreshOptions {
  readonly visit: Visit;
  /** Programs of whose sessions it may be (RFC 6749 §6); undefined among them for those that no program has. */
  readonly clientIds: readonly (string | undefined)[];
}

export interface AccountQuery {
  /** Part of the email address, in any case. */
  readonly email?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface AccountPage {
  readonly accounts: readonly Account[];
  readonly total: number;
  readonly offset: number;
  readonly nextCursor?: string | undefined;
}
