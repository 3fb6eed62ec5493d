import type {
  Account as AccountData,
  AccountUpdate,
  Plan,
  SessionTokens,
  User,
} from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import { Refusal } from '../wire/refusal.js';
import type { Grant } from './caller.js';
import type { Ids } from './create-ids.js';

/** An account that a test proxy has from the start. */
export interface TestAccount {
  /** What it signs in with. */
  readonly email: string;
  /** What it signs in with. */
  readonly password: string;
  /** A name for people. */
  readonly name?: string | undefined;
  /** @default 'free' */
  readonly plan?: Plan | undefined;
  /** `admin` lets somebody look after accounts. @default none */
  readonly roles?: readonly string[] | undefined;
}

interface Account {
  user: User;
  password: string | undefined;
  isDisabled: boolean;
  lastLoginAt: string | undefined;
}

interface RefreshToken {
  readonly grant: Grant & { readonly sessionId: string };
  readonly expires: number;
  isUsed: boolean;
}

/** Milliseconds, as the contract has them. */
const accessLifetime = 15 * 60_000;
const refreshLifetime = 7 * 24 * 3_600_000;
const challengeLifetime = 5 * 60_000;

/** Accounts, their sessions and their tokens. Tokens are texts that can be read in a test, and mean nothing elsewhere. */
export class Accounts {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #accounts = new Map<string, Account>();
  readonly #access = new Map<string, Grant & { readonly expires: number }>();
  readonly #refresh = new Map<string, RefreshToken>();
  readonly #ended = new Set<string>();
  readonly #challenges = new Map<string, { readonly wallet: string; readonly expires: number }>();

  constructor(
    accounts: readonly TestAccount[],
    { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  ) {
    this.#clock = clock;
    this.#ids = ids;
    for (const account of accounts) this.#add(account);
  }

  /** @throws Refusal VALIDATION_ERROR for an address that has an account */
  register(account: TestAccount): SessionTokens {
    if (this.#byEmail(account.email) !== undefined) {
      throw new Refusal('VALIDATION_ERROR', {
        message: `There is an account for ${account.email} already. Sign in instead.`,
        details: { field: 'email' },
      });
    }
    return this.#open(this.#add(account).user);
  }

  /** @throws Refusal UNAUTHENTICATED */
  signIn({
    email,
    password,
  }: {
    readonly email: string;
    readonly password: string;
  }): SessionTokens {
    const account = this.#byEmail(email);
    if (account === undefined || account.isDisabled || account.password !== password) {
      throw unauthenticated('The email address or the password is wrong.');
    }
    return this.#open(account.user);
  }

  challenge(walletAddress: string): { message: string; nonce: string; expiresAt: string } {
    const nonce = this.#ids('nonce');
    const message = `proxy.test wants you to sign in with your Ethereum account:\n${walletAddress}\n\nNonce: ${nonce}`;
    this.#challenges.set(message, {
      wallet: walletAddress.toLowerCase(),
      expires: this.#clock.now() + challengeLifetime,
    });
    return { message, nonce, expiresAt: this.#clock.timestamp(challengeLifetime) };
  }

  /** Takes any signature over a message that it gave out, once. @throws Refusal UNAUTHENTICATED */
  signInWithWallet({
    walletAddress,
    message,
  }: {
    readonly walletAddress: string;
    readonly message: string;
  }): SessionTokens {
    const challenge = this.#challenges.get(message);
    this.#challenges.delete(message);
    const wallet = walletAddress.toLowerCase();
    if (challenge?.wallet !== wallet || challenge.expires <= this.#clock.now()) {
      throw unauthenticated(
        'The message is none that was given out for this wallet, or is too old.',
      );
    }
    const known = Array.from(this.#accounts.values()).find(
      ({ user }) => user.walletAddress?.toLowerCase() === wallet,
    );
    return this.#open((known ?? this.#add({ walletAddress })).user);
  }

  /** @throws Refusal UNAUTHENTICATED; a token that was used before ends its session */
  renew(token: string): SessionTokens {
    const known = this.#refresh.get(token);
    if (known === undefined || this.#ended.has(known.grant.sessionId)) {
      throw unauthenticated('The refresh token is none, or its session has ended.');
    }
    if (known.isUsed) {
      this.#ended.add(known.grant.sessionId);
      throw unauthenticated('The refresh token was used before, so its session is ended.');
    }
    if (known.expires <= this.#clock.now()) throw unauthenticated('The refresh token has expired.');
    known.isUsed = true;
    return this.#issue(this.userOf(known.grant.userId), known.grant.sessionId);
  }

  /** Says whether there was a session to end. */
  signOut({
    sessionId,
    refreshToken,
  }: {
    readonly sessionId: string | undefined;
    readonly refreshToken: string | undefined;
  }): boolean {
    const id =
      refreshToken === undefined ? sessionId : this.#refresh.get(refreshToken)?.grant.sessionId;
    if (id === undefined || this.#ended.has(id)) return false;
    this.#ended.add(id);
    return true;
  }

  list({ email }: { readonly email?: string | undefined }): AccountData[] {
    return Array.from(this.#accounts.values(), describe).filter(
      (account) => email === undefined || account.email?.toLowerCase() === email.toLowerCase(),
    );
  }

  /** @throws Refusal NOT_FOUND */
  update(id: string, { plan, roles, isDisabled, password }: AccountUpdate): AccountData {
    const account = this.#accounts.get(id);
    if (account === undefined) {
      throw new Refusal('NOT_FOUND', { message: `There is no account "${id}".` });
    }
    account.user = {
      ...account.user,
      ...(plan !== undefined && { plan }),
      ...(roles !== undefined && { roles }),
    };
    account.isDisabled = isDisabled ?? account.isDisabled;
    if (password !== undefined) {
      account.password = password;
      for (const { grant } of this.#refresh.values()) {
        if (grant.userId === id) this.#ended.add(grant.sessionId);
      }
    }
    return describe(account);
  }

  userOf(id: string): User {
    const account = this.#accounts.get(id);
    if (account === undefined || account.isDisabled) {
      throw unauthenticated('There is no such account any more.');
    }
    return account.user;
  }

  /** What an access token stands for; undefined for a text that is none. @throws Refusal UNAUTHENTICATED */
  grantOf(accessToken: string): Grant | undefined {
    const grant = this.#access.get(accessToken);
    if (grant === undefined) return undefined;
    if (this.#ended.has(grant.sessionId ?? '')) throw unauthenticated('The session has ended.');
    if (grant.expires <= this.#clock.now()) throw unauthenticated('The access token has expired.');
    this.userOf(grant.userId);
    return grant;
  }

  #byEmail(email: string): Account | undefined {
    const folded = email.toLowerCase();
    return Array.from(this.#accounts.values()).find(
      ({ user }) => user.email?.toLowerCase() === folded,
    );
  }

  #add({
    password,
    plan = 'free',
    roles,
    ...who
  }: Partial<TestAccount> & { readonly walletAddress?: string }): Account {
    const user: User = {
      id: this.#ids('user'),
      ...who,
      plan,
      ...(roles !== undefined && { roles: [...roles] }),
      createdAt: this.#clock.timestamp(),
    };
    const account = { user, password, isDisabled: false, lastLoginAt: undefined };
    this.#accounts.set(user.id, account);
    return account;
  }

  #open(user: User): SessionTokens {
    const account = this.#accounts.get(user.id);
    if (account !== undefined) account.lastLoginAt = this.#clock.timestamp();
    return this.#issue(this.userOf(user.id), this.#ids('session'));
  }

  #issue(user: User, sessionId: string): SessionTokens {
    const now = this.#clock.now();
    const accessToken = this.#ids('access');
    const refreshToken = this.#ids('refresh');
    const expiresAt = this.#clock.timestamp(accessLifetime);
    const grant = { userId: user.id, scope: ['*'], sessionId, expiresAt };
    this.#access.set(accessToken, { ...grant, expires: now + accessLifetime });
    this.#refresh.set(refreshToken, { grant, expires: now + refreshLifetime, isUsed: false });
    return { accessToken, refreshToken, expiresIn: accessLifetime / 1000, user };
  }
}

function describe({ user, isDisabled, lastLoginAt }: Account): AccountData {
  return { ...user, isDisabled, ...(lastLoginAt !== undefined && { lastLoginAt }) };
}

function unauthenticated(message: string): Refusal {
  return new Refusal('UNAUTHENTICATED', { message });
}
