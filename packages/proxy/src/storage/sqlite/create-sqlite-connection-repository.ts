import type { Owner } from '../../core/principal.js';
import type { Kysely } from 'kysely';
import type {
  ConnectionRepository,
  StoredConnection,
} from '../../core/connections/connection-repository.js';
import type { Logger } from '../../core/logger.js';
import { findGoneRunners } from './runners/find-gone-runners.js';
import type { StoreTables } from './store-tables.js';
import { toFoundConnection } from './to-found-connection.js';

export interface ConnectionRepositoryOptions {
  /** The id of this process among those that have the store open. */
  readonly runner: number;
  readonly logger: Logger;
}

/**
 * Keeps connections over a restart: who has one, to what, and never what it is opened with.
 *
 * A session is one process's. While that one lives, what others say of a session of the same connection
 * is not kept: theirs ends with them. What is said of a connection that was deleted is not kept either.
 */
export function createSqliteConnectionRepository(
  database: Kysely<StoreTables>,
  { runner, logger }: ConnectionRepositoryOptions,
): ConnectionRepository {
  return {
    async save(connection) {
      const row = toRow(connection);
      await database
        .insertInto('connections')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },

    async saveSession(id, session) {
      const mine = database.updateTable('connections').where('id', '=', id);
      if (session === undefined) {
        await mine
          .where('session_runner', '=', runner)
          .set({ session_runner: null, session_state: null, session_place: null })
          .execute();
        return;
      }
      const row = {
        session_runner: runner,
        session_state: session.state ?? null,
        session_place: session.place ?? null,
      };
      const { numUpdatedRows } = await mine
        .where(({ eb, or }) =>
          or([eb('session_runner', 'is', null), eb('session_runner', '=', runner)]),
        )
        .set(row)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return;
      await database.transaction().execute(async (transaction) => {
        const holders = await transaction
          .selectFrom('connections')
          .where('id', '=', id)
          .select('session_runner')
          .execute();
        const runners = holders.flatMap((holder) => holder.session_runner ?? []);
        const gone = await findGoneRunners(transaction, { runners, self: runner });
        if (gone.length === 0) return;
        await transaction.updateTable('connections').where('id', '=', id).set(row).execute();
      });
    },

    async savePinnedTools(id, tools) {
      const text = JSON.stringify(tools);
      await database
        .insertInto('connection_tools')
        .columns(['connection_id', 'tools'])
        // Nothing where it was deleted meanwhile.
        .expression(({ selectFrom, val }) =>
          selectFrom('connections')
            .where('id', '=', id)
            .select(['id', val(text).as('tools')]),
        )
        .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ tools: text }))
        .execute();
    },

    async delete(id) {
      await database.deleteFrom('connections').where('id', '=', id).execute();
    },

    async list() {
      const others = await database
        .selectFrom('connections')
        .where('session_runner', '<>', runner)
        .select('session_runner')
        .distinct()
        .execute();
      const runners = others.flatMap((row) => row.session_runner ?? []);
      if (runners.length > 0) {
        await database.transaction().execute(async (transaction) => {
          const gone = await findGoneRunners(transaction, { runners, self: runner });
          if (gone.length === 0) return;
          await transaction
            .updateTable('connections')
            .where('session_runner', 'in', gone)
            .set({ session_runner: runner })
            .execute();
        });
      }
      const rows = await database
        .selectFrom('connections')
        .leftJoin('connection_tools', 'connection_id', 'id')
        .selectAll('connections')
        .select('tools')
        .orderBy('created')
        .orderBy('id')
        .execute();
      return rows.map((row) =>
        toFoundConnection(row, {
          runner,
          onDamage: (column) =>
            logger.warn('A part of a stored connection cannot be read and is left out', {
              connection: row.id,
              part: column,
            }),
        }),
      );
    },
  };
}

function toRow(connection: StoredConnection) {
  const { owner, clientCapabilities, roots, pinTools } = connection;
  return {
    id: connection.id,
    owner_kind: owner.kind,
    owner_client_id: idOf(owner),
    service_id: connection.serviceId,
    name: connection.name ?? null,
    auth_type: connection.authType,
    credential_id: connection.credentialId ?? null,
    transport: connection.transport ?? null,
    client_capabilities:
      clientCapabilities === undefined ? null : JSON.stringify(clientCapabilities),
    roots: roots === undefined ? null : JSON.stringify(roots),
    pin_tools: pinTools === undefined ? null : pinTools ? (1 as const) : (0 as const),
    created: connection.created,
    last_used: connection.lastUsed,
  };
}

function idOf(owner: Owner): string | null {
  if (owner.kind === 'local') return null;
  return owner.kind === 'user' ? owner.userId : owner.clientId;
}
