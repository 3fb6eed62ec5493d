import type { Connection } from '@nanda/protocol';

type Created = Pick<Connection, 'id' | 'created'>;

/** Orders connections from the oldest to the newest one, the same way in every process. */
export function byCreation(a: Created, b: Created): number {
  if (a.created !== b.created) return a.created < b.created ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
