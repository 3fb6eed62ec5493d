import type { Kysely, Selectable } from 'kysely';
import type {
  ConnectionRepository,
  StoredConnection,
} from '../../core/connections/connection-repository.js';
import type { StoreTables } from './store-tables.js';

/** Keeps connections over a restart: who has one, to what, and never what it is opened with. */
export function createSqliteConnectionRepository(
  database: Kysely<StoreTables>,
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

    async delete(id) {
      await database.deleteFrom('connections').where('id', '=', id).execute();
    },

    async list() {
      const rows = await database
        .selectFrom('connections')
        .selectAll()
        .orderBy('created')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
  };
}

type ConnectionRow = Selectable<StoreTables['connections']>;

function toRow(connection: StoredConnection): ConnectionRow {
  const { owner } = connection;
  return {
    id: connection.id,
    owner_kind: owner.kind,
    owner_client_id: owner.kind === 'anonymous' ? owner.clientId : null,
    service_id: connection.serviceId,
    name: connection.name ?? null,
    auth_type: connection.authType,
    created: connection.created,
    last_used: connection.lastUsed,
  };
}

function fromRow(row: ConnectionRow): StoredConnection {
  return {
    id: row.id,
    owner:
      row.owner_kind === 'local'
        ? { kind: 'local' }
        : { kind: 'anonymous', clientId: row.owner_client_id ?? '' },
    serviceId: row.service_id,
    ...(row.name === null ? {} : { name: row.name }),
    authType: row.auth_type,
    created: row.created,
    lastUsed: row.last_used,
  };
}
