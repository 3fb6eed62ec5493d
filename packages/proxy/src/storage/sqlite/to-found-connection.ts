import type { Owner } from '../../core/principal.js';
import type { ClientCapability, Root, ToolDefinition } from '@nanda/protocol';
import type { Selectable } from 'kysely';
import type {
  FoundConnection,
  StoredConnection,
} from '../../core/connections/connection-repository.js';
import { isObject } from '../../core/is-object.js';
import { parseList } from './parse-list.js';
import type { StoreTables } from './store-tables.js';

export type ConnectionRow = Selectable<StoreTables['connections']> & {
  readonly tools: string | null;
};

export interface ToFoundConnectionOptions {
  /** The id of this process among those that have the store open. */
  readonly runner: number;
  /** Told of a column that cannot be read; the connection is found without what it said. */
  readonly onDamage: (column: string) => void;
}

/** A connection as it was stored; a session of another process is not told. */
export function toFoundConnection(
  row: ConnectionRow,
  { runner, onDamage }: ToFoundConnectionOptions,
): FoundConnection {
  const read = <Item>(
    column: 'client_capabilities' | 'roots' | 'tools',
    isItem: (value: unknown) => value is Item,
  ): Item[] | undefined => {
    const text = row[column];
    if (text === null) return undefined;
    const list = parseList(text, isItem);
    if (list === undefined) onDamage(column);
    return list;
  };
  const clientCapabilities = read('client_capabilities', isCapability);
  const roots = read('roots', isRoot);
  const pinnedTools = read('tools', isTool);
  const connection: StoredConnection = {
    id: row.id,
    owner: toOwner(row.owner_kind, row.owner_client_id ?? ''),
    serviceId: row.service_id,
    ...(row.name !== null && { name: row.name }),
    authType: row.auth_type,
    ...(row.credential_id !== null && { credentialId: row.credential_id }),
    ...(row.transport !== null && { transport: row.transport }),
    ...(clientCapabilities !== undefined && { clientCapabilities }),
    ...(roots !== undefined && { roots }),
    ...(row.pin_tools !== null && { pinTools: row.pin_tools === 1 }),
    created: row.created,
    lastUsed: row.last_used,
  };
  return {
    connection,
    ...(row.session_runner === runner && {
      session: {
        ...(row.session_state !== null && { state: row.session_state }),
        ...(row.session_place !== null && { place: row.session_place }),
      },
    }),
    ...(pinnedTools !== undefined && { pinnedTools }),
  };
}

function toOwner(kind: Owner['kind'], id: string): Owner {
  if (kind === 'local') return { kind };
  return kind === 'user' ? { kind, userId: id } : { kind, clientId: id };
}

function isCapability(value: unknown): value is ClientCapability {
  return typeof value === 'string';
}

function isRoot(value: unknown): value is Root {
  return isObject(value) && typeof value['uri'] === 'string';
}

function isTool(value: unknown): value is ToolDefinition {
  return isObject(value) && typeof value['name'] === 'string' && isObject(value['inputSchema']);
}
