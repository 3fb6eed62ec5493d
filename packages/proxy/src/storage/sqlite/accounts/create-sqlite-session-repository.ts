import type { Kysely } from 'kysely';
import type {
  SessionRepository,
  StandingSession,
} from '../../../core/accounts/store/session-repository.js';
import type { StoreTables } from '../store-tables.js';
import { toAccount } from './to-account.js';
import { toSession } from './to-session.js';

/** Keeps sessions, and every refresh token that they had: one that comes again was stolen, or kept too long. */
export function createSqliteSessionRepository(database: Kysely<StoreTables>): SessionRepository {
  return {
    async open(session, { tokenHash, most }) {
      return await database.transaction().execute(async (transaction) => {
        const account = await transaction
          .selectFrom('accounts')
          .where('id', '=', session.accountId)
          .where('is_disabled', '=', 0)
          .select('id')
          .executeTakeFirst();
        if (account === undefined) return undefined;
        await transaction
          .deleteFrom('account_sessions')
          .where('expires_at', '<=', session.createdAt)
          .execute();
        await transaction
          .insertInto('account_sessions')
          .values({
            id: session.id,
            account_id: session.accountId,
            scope: session.scope === undefined ? null : JSON.stringify(session.scope),
            client_id: session.clientId ?? null,
            created_at: session.createdAt,
            expires_at: session.expiresAt,
          })
          .execute();
        await transaction
          .insertInto('refresh_tokens')
          .values({ hash: tokenHash, session_id: session.id, used_at: null })
          .execute();
        const surplus = await transaction
          .selectFrom('account_sessions')
          .where('account_id', '=', session.accountId)
          .where('id', '<>', session.id)
          .orderBy('created_at', 'desc')
          .offset(most - 1)
          .limit(most)
          .select('id')
          .execute();
        const ended = surplus.map(({ id }) => id);
        if (ended.length > 0) {
          await transaction.deleteFrom('account_sessions').where('id', 'in', ended).execute();
        }
        return ended;
      });
    },

    async rotate(tokenHash, { clientIds, next, now, expiresAt }) {
      return await database.transaction().execute(async (transaction) => {
        const token = await transaction
          .selectFrom('refresh_tokens')
          .where('hash', '=', tokenHash)
          .selectAll()
          .executeTakeFirst();
        if (token === undefined) return { kind: 'unknown' };
        const { session_id: id, used_at: usedAt } = token;
        const found = await findStanding(transaction, { id, now });
        if (found === undefined || !clientIds.includes(found.session.clientId)) {
          return { kind: 'unknown' };
        }
        if (usedAt !== null) {
          await transaction.deleteFrom('account_sessions').where('id', '=', id).execute();
          return { kind: 'reused', session: found.session };
        }
        await transaction
          .updateTable('refresh_tokens')
          .where('hash', '=', tokenHash)
          .set({ used_at: now })
          .execute();
        // By itself it would be over by now: nobody has to remember that it was used.
        const forgotten = now - (expiresAt - now);
        await transaction
          .deleteFrom('refresh_tokens')
          .where('session_id', '=', id)
          .where('used_at', '<', forgotten)
          .execute();
        await transaction
          .insertInto('refresh_tokens')
          .values({ hash: next, session_id: id, used_at: null })
          .execute();
        await transaction
          .updateTable('account_sessions')
          .where('id', '=', id)
          .set({ expires_at: expiresAt })
          .execute();
        return { kind: 'rotated', ...found, session: { ...found.session, expiresAt } };
      });
    },

    find: (id, { now }) => findStanding(database, { id, now }),

    async findByToken(tokenHash) {
      const row = await database
        .selectFrom('refresh_tokens')
        .innerJoin('account_sessions', 'account_sessions.id', 'refresh_tokens.session_id')
        .where('hash', '=', tokenHash)
        .selectAll('account_sessions')
        .executeTakeFirst();
      return row && toSession(row);
    },

    async end(id) {
      const { numDeletedRows } = await database
        .deleteFrom('account_sessions')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

async function findStanding(
  database: Kysely<StoreTables>,
  { id, now }: { readonly id: string; readonly now: number },
): Promise<StandingSession | undefined> {
  const session = await database
    .selectFrom('account_sessions')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .selectAll()
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const account = await database
    .selectFrom('accounts')
    .where('id', '=', session.account_id)
    .where('is_disabled', '=', 0)
    .selectAll()
    .executeTakeFirst();
  return account && { session: toSession(session), account: toAccount(account) };
}
