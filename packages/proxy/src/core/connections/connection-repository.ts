import type { Principal } from '../principal.js';

/** What survives a restart of a connection. Never a credential. */
export interface StoredConnection {
  readonly id: string;
  readonly owner: Principal;
  readonly serviceId: string;
  readonly name?: string;
  readonly authType: string;
  readonly created: string;
  readonly lastUsed: string;
}

/** Port: keeps connections over a restart of the process. */
export interface ConnectionRepository {
  save(connection: StoredConnection): Promise<void>;
  delete(id: string): Promise<void>;
  list(): Promise<readonly StoredConnection[]>;
}
