import type { ToolDefinition } from '@nanda/protocol';
import type {
  ConnectionRepository,
  FoundConnection,
  StoredConnection,
  StoredSession,
} from '../connections/connection-repository.js';

/** The port in memory. What it holds can be looked at, and given to another one as after a restart. */
export interface FakeConnectionRepository extends ConnectionRepository {
  readonly connections: Map<string, StoredConnection>;
  readonly sessions: Map<string, StoredSession>;
  readonly pinnedTools: Map<string, readonly ToolDefinition[]>;
}

export function createFakeConnectionRepository(
  found: readonly FoundConnection[] = [],
): FakeConnectionRepository {
  const connections = new Map<string, StoredConnection>();
  const sessions = new Map<string, StoredSession>();
  const pinnedTools = new Map<string, readonly ToolDefinition[]>();
  for (const one of found) {
    const { id } = one.connection;
    connections.set(id, one.connection);
    if (one.session !== undefined) sessions.set(id, one.session);
    if (one.pinnedTools !== undefined) pinnedTools.set(id, one.pinnedTools);
  }

  /** As a store with foreign keys does. */
  function mustHave(id: string): void {
    if (!connections.has(id)) throw new Error(`There is no row of the connection "${id}".`);
  }

  return {
    connections,
    sessions,
    pinnedTools,
    async save(connection) {
      connections.set(connection.id, connection);
    },
    async saveSession(id, session) {
      if (session === undefined) return void sessions.delete(id);
      mustHave(id);
      sessions.set(id, session);
    },
    async savePinnedTools(id, tools) {
      mustHave(id);
      pinnedTools.set(id, tools);
    },
    async delete(id) {
      connections.delete(id);
      sessions.delete(id);
      pinnedTools.delete(id);
    },
    async list() {
      return [...connections.values()].map((connection) => {
        const session = sessions.get(connection.id);
        const pinned = pinnedTools.get(connection.id);
        return {
          connection,
          ...(session !== undefined && { session }),
          ...(pinned !== undefined && { pinnedTools: pinned }),
        };
      });
    },
  };
}
