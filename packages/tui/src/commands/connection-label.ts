import type { Connection } from '@nanda/sdk';
import { oneLine, sanitizeLine } from '@nanda/terminal';

/** The shortest name by which a person knows a connection. Safe to show. */
export function connectionLabel({ name, metadata }: Pick<Connection, 'name' | 'metadata'>): string {
  return name === undefined ? oneLine(sanitizeLine(metadata.serviceName), 60) : `@${name}`;
}
