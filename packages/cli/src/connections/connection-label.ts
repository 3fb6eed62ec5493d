import type { Connection } from '@nanda/protocol';

/** The shortest name by which a person knows a connection. */
export function connectionLabel(connection: Pick<Connection, 'name' | 'metadata'>): string {
  return connection.name ?? connection.metadata.serviceName;
}
