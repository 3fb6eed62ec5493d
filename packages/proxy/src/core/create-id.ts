import { randomBytes } from 'node:crypto';

/** An unguessable id (128 random bits) that says what it names: `conn_…`, `exec_…`. */
export function createId(prefix: 'conn' | 'exec' | 'req'): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`;
}
