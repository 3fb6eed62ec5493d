import type { Account } from '@nanda/protocol';
import { ownerOf } from '../owner-of.js';
import { principalKey } from '../principal-key.js';
import { accountErrors } from './account-errors.js';
import type { AccountsOptions } from './accounts-options.js';
import type { Accounts } from './accounts.js';
import { checkAdministrator } from './check-administrator.js';
import { checkPassword } from './passwords/check-password.js';
import type { PasswordHasher } from './passwords/create-password-hasher.js';
import { recordEvent } from './record-event.js';
import type { AccountRecord } from './store/account-record.js';
import { toUser } from './to-user.js';

export interface AccountDeskOptions extends Pick<AccountsOptions, 'store' | 'rules' | 'audit'> {
  readonly hasher: PasswordHasher;
  /** Told of an account that has changed. */
  readonly onChange: (id: string) => void;
}

/** For those who look after accounts. */
export type AccountDesk = Pick<Accounts, 'list' | 'update'>;

export function createAccountDesk(options: AccountDeskOptions): AccountDesk {
  const { store, rules, audit, hasher, onChange } = options;

  async function hashFor(accountId: string, password: string): Promise<string> {
    const account = await store.accounts.find(accountId);
    if (account === undefined) throw accountErrors.unknownAccount(accountId);
    // What signs in with a wallet has nothing to type beside a password.
    if (account.emailKey === undefined) throw accountErrors.noPassword();
    checkPassword(password, { emailKey: account.emailKey });
    return hasher.hash(password);
  }

  return {
    async list({ email, limit, cursor }, principal) {
      checkAdministrator(principal);
      const start = cursor === undefined ? undefined : readCursor(cursor);
      const part = email?.normalize('NFKC').toLowerCase().normalize('NFKC');
      const found = await store.accounts.list({ email: part, limit: limit + 1, after: start });
      const total = await store.accounts.count({ email: part });
      const page = found.slice(0, limit);
      const offset = start?.offset ?? 0;
      const last = page.at(-1);
      return {
        accounts: page.map(toAccount),
        total,
        offset,
        ...(found.length > limit &&
          last && { nextCursor: writeCursor({ ...last, offset: offset + page.length }) }),
      };
    },

    async update(accountId, { plan, roles, isDisabled, password }, { principal, visit }) {
      checkAdministrator(principal);
      const unknown = roles?.find((role) => !rules.roles.includes(role));
      if (unknown !== undefined) throw accountErrors.unknownRole(unknown, rules.roles);
      const change = { plan, roles: roles && [...new Set(roles)], isDisabled };
      const passwordHash = password === undefined ? undefined : await hashFor(accountId, password);
      const account = await store.accounts.update(accountId, { ...change, passwordHash });
      if (account === undefined) throw accountErrors.unknownAccount(accountId);
      onChange(accountId);
      recordEvent(audit, {
        type: 'account.updated',
        visit,
        actor: principalKey(ownerOf(principal)),
        target: accountId,
        details: { ...change, ...(passwordHash !== undefined && { fields: ['password'] }) },
      });
      return toAccount(account);
    },
  };
}

interface Start {
  readonly createdAt: number;
  readonly id: string;
  /** Those that come before. */
  readonly offset: number;
}

function writeCursor({ createdAt, id, offset }: Start): string {
  return Buffer.from(JSON.stringify([createdAt, id, offset])).toString('base64url');
}

function readCursor(cursor: string): Start {
  try {
    const [createdAt, id, offset] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    ) as unknown[];
    if (isPlace(createdAt) && typeof id === 'string' && isPlace(offset)) {
      return { createdAt, id, offset };
    }
  } catch {
    // It is told below.
  }
  throw accountErrors.wrongCursor();
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function toAccount(account: AccountRecord): Account {
  const { isDisabled, lastLoginAt } = account;
  return {
    ...toUser(account),
    isDisabled,
    ...(lastLoginAt !== undefined && { lastLoginAt: new Date(lastLoginAt).toISOString() }),
  };
}
