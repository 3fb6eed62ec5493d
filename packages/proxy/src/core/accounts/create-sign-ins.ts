import type { PasswordSignIn, WalletSignIn } from '@nanda/protocol';
import { createId } from '../create-id.js';
import { accountErrors } from './account-errors.js';
import type { AccountsOptions } from './accounts-options.js';
import type { Accounts } from './accounts.js';
import type { SignInGuard } from './limits/create-sign-in-guard.js';
import { checkPassword } from './passwords/check-password.js';
import type { PasswordHasher } from './passwords/create-password-hasher.js';
import { foldEmail } from './passwords/fold-email.js';
import { recordEvent } from './record-event.js';
import type { AccountRecord } from './store/account-record.js';
import type { Rehashed } from './store/account-repository.js';
import { toUser } from './to-user.js';
import type { Visit } from './visit.js';
import type { WalletDesk } from './wallets/create-wallet-desk.js';

export interface SignInsOptions extends Pick<AccountsOptions, 'store' | 'settings' | 'audit'> {
  readonly hasher: PasswordHasher;
  readonly guard: SignInGuard;
  readonly wallets: WalletDesk;
  readonly now: () => number;
  readonly openSession: Accounts['openSession'];
}

/** How somebody comes to have an account, and shows that it is theirs. */
export type SignIns = Pick<Accounts, 'register' | 'challenge' | 'authenticate'>;

export function createSignIns(options: SignInsOptions): SignIns {
  const { store, settings, audit, hasher, guard, wallets, now, openSession } = options;

  function refuse(
    visit: Visit,
    { method, account }: { readonly method: string; readonly account?: AccountRecord | undefined },
  ): Error {
    recordEvent(audit, {
      type: 'login',
      outcome: 'failure',
      visit,
      target: account?.id,
      details: { method },
    });
    return accountErrors.wrongCredentials();
  }

  async function admit(
    account: AccountRecord,
    { visit, method, rehashed }: Admission,
  ): Promise<AccountRecord> {
    await store.accounts.recordLogin(account.id, { at: now(), rehashed });
    recordEvent(audit, {
      type: 'login',
      visit,
      userId: account.id,
      target: account.id,
      details: { method },
    });
    return account;
  }

  async function withPassword(
    { email, password }: PasswordSignIn,
    visit: Visit,
  ): Promise<AccountRecord> {
    const method = 'password';
    const emailKey = foldEmail(email);
    const attempt = await guard.attempt(emailKey ?? email, visit);
    const account = emailKey === undefined ? undefined : await store.accounts.findByEmail(emailKey);
    // As long for an account that there is none of, or that is shut.
    const { isRight, isOutdated } = await hasher.verify(password, account?.passwordHash);
    if (account === undefined || !isRight || account.isDisabled) {
      attempt.fail();
      throw refuse(visit, { method, account });
    }
    await attempt.succeed();
    const { passwordHash: from } = account;
    const isStale = isOutdated && from !== undefined;
    const rehashed = isStale ? { from, to: await hasher.hash(password) } : undefined;
    return admit(account, { visit, method, rehashed });
  }

  async function withWallet(signIn: WalletSignIn, visit: Visit): Promise<AccountRecord> {
    const method = 'wallet';
    const walletAddress = await wallets.verify(signIn);
    if (walletAddress === undefined) throw refuse(visit, { method });
    const known = await store.accounts.findByWallet(walletAddress);
    const account = known ?? (await makeForWallet(walletAddress, visit));
    if (account === undefined || account.isDisabled) throw refuse(visit, { method, account });
    return admit(account, { visit, method });
  }

  async function makeForWallet(
    walletAddress: string,
    visit: Visit,
  ): Promise<AccountRecord | undefined> {
    checkOpen();
    await guard.enter('register', visit);
    const isMade = await add({ walletAddress }, visit);
    // Of two sign-ins at once, one has made it.
    return isMade ?? store.accounts.findByWallet(walletAddress);
  }

  function checkOpen(): void {
    if (settings.registration === 'closed') throw accountErrors.registrationClosed();
  }

  async function add(
    of: Pick<AccountRecord, 'email' | 'emailKey' | 'passwordHash' | 'walletAddress' | 'name'>,
    visit: Visit,
  ): Promise<AccountRecord | undefined> {
    const account: AccountRecord = {
      id: createId('user'),
      ...of,
      plan: 'free',
      roles: [],
      isDisabled: false,
      createdAt: now(),
    };
    if (!(await store.accounts.add(account))) return undefined;
    recordEvent(audit, {
      type: 'account.registered',
      visit,
      userId: account.id,
      target: account.id,
      details: { method: of.walletAddress === undefined ? 'password' : 'wallet' },
    });
    return account;
  }

  return {
    async register({ email, password, name }, visit) {
      checkOpen();
      await guard.enter('register', visit);
      const emailKey = foldEmail(email);
      if (emailKey === undefined) throw accountErrors.unusableEmail('it is not an email address');
      checkPassword(password, { emailKey });
      const passwordHash = await hasher.hash(password);
      const account = await add({ email, emailKey, passwordHash, name }, visit);
      if (account === undefined) {
        // There is no mail to tell it by: see docs/security.md.
        recordEvent(audit, { type: 'account.registered', outcome: 'refused', visit });
        throw accountErrors.unusableEmail('it is one of an account');
      }
      await admit(account, { visit, method: 'password' });
      return openSession(account.id, { visit });
    },

    async challenge(wallet, visit) {
      await guard.enter('challenge', visit);
      return wallets.challenge(wallet, visit);
    },

    async authenticate(credentials, visit) {
      await guard.enter('login', visit);
      const account =
        'password' in credentials
          ? await withPassword(credentials, visit)
          : await withWallet(credentials, visit);
      return toUser(account);
    },
  };
}

interface Admission {
  readonly visit: Visit;
  readonly method: string;
  readonly rehashed?: Rehashed | undefined;
}
