import { randomUUID } from 'node:crypto';

/** An unguessable id (122 random bits) that says what it names: `conn_…`, `req_…`. */
export function createId(
  prefix: 'authz' | 'batch' | 'conn' | 'cred' | 'key' | 'req' | 'sess' | 'user',
): string {
  // Node draws the randomness of these ahead: bytes of our own would cost ten times as much.
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}
