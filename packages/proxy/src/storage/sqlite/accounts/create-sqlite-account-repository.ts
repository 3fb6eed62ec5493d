import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type Kysely,
  type SqlBool,
  sql,
} from 'kysely';
import type { AccountRepository } from '../../../core/accounts/store/account-repository.js';
import type { StoreTables } from '../store-tables.js';
import { toAccount } from './to-account.js';

/** Keeps accounts. */
export function createSqliteAccountRepository(database: Kysely<StoreTables>): AccountRepository {
  const accounts = (): ReturnType<typeof selectAll> => selectAll(database);

  return {
    async add(account) {
      const { numInsertedOrUpdatedRows: added = 0n } = await database
        .insertInto('accounts')
        .values({
          id: account.id,
          email: account.email ?? null,
          email_key: account.emailKey ?? null,
          password_hash: account.passwordHash ?? null,
          wallet_address: account.walletAddress ?? null,
          wallet_key: account.walletAddress?.toLowerCase() ?? null,
          name: account.name ?? null,
          plan: account.plan,
          roles: JSON.stringify(account.roles),
          is_disabled: account.isDisabled ? 1 : 0,
          created_at: account.createdAt,
          last_login_at: account.lastLoginAt ?? null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return added > 0n;
    },

    async find(id) {
      const row = await accounts().where('id', '=', id).executeTakeFirst();
      return row && toAccount(row);
    },

    async findByEmail(emailKey) {
      const row = await accounts().where('email_key', '=', emailKey).executeTakeFirst();
      return row && toAccount(row);
    },

    async findByWallet(walletAddress) {
      const key = walletAddress.toLowerCase();
      const row = await accounts().where('wallet_key', '=', key).executeTakeFirst();
      return row && toAccount(row);
    },

    async update(id, { plan, roles, isDisabled, passwordHash }) {
      return await database.transaction().execute(async (transaction) => {
        const row = await selectAll(transaction).where('id', '=', id).executeTakeFirst();
        if (row === undefined) return undefined;
        const changed = {
          ...row,
          plan: plan ?? row.plan,
          roles: roles === undefined ? row.roles : JSON.stringify(roles),
          is_disabled: isDisabled === undefined ? row.is_disabled : isDisabled ? 1 : 0,
          password_hash: passwordHash ?? row.password_hash,
        } as const;
        await transaction
          .updateTable('accounts')
          .where('id', '=', id)
          .set({
            plan: changed.plan,
            roles: changed.roles,
            is_disabled: changed.is_disabled,
            password_hash: changed.password_hash,
          })
          .execute();
        if (changed.is_disabled === 1 || passwordHash !== undefined) {
          await transaction.deleteFrom('account_sessions').where('account_id', '=', id).execute();
        }
        if (changed.is_disabled === 1) {
          await transaction.deleteFrom('api_keys').where('account_id', '=', id).execute();
        }
        return toAccount(changed);
      });
    },

    async recordLogin(id, { at, rehashed }) {
      const account = database.updateTable('accounts').where('id', '=', id);
      await account.set({ last_login_at: at }).execute();
      if (rehashed === undefined) return;
      const { from, to } = rehashed;
      await account.where('password_hash', '=', from).set({ password_hash: to }).execute();
    },

    async list({ email, limit, after }) {
      let query = accounts().orderBy('created_at').orderBy('id').limit(limit);
      if (email !== undefined) query = query.where(holds(email));
      if (after !== undefined) {
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('created_at', 'id'), '>', tuple(after.createdAt, after.id)),
        );
      }
      return (await query.execute()).map(toAccount);
    },

    async count({ email }) {
      let query = database
        .selectFrom('accounts')
        .select(({ fn }) => fn.countAll<number>().as('count'));
      if (email !== undefined) query = query.where(holds(email));
      return (await query.executeTakeFirstOrThrow()).count;
    },
  };
}

function selectAll(database: Kysely<StoreTables>) {
  return database.selectFrom('accounts').selectAll();
}

/** Not `like`, in whose patterns `%` and `_` mean something. */
function holds(part: string) {
  return (
    _: ExpressionBuilder<StoreTables, 'accounts'>,
  ): ExpressionWrapper<StoreTables, 'accounts', SqlBool> =>
    _(sql<number>`instr(email_key, ${part})`, '>', 0);
}
