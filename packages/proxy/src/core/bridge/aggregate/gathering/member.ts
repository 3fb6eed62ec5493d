import type { Connection } from '@nanda/protocol';

/** A connection of a principal, and the word by which it is called. */
export interface Member {
  readonly connection: Connection;
  readonly alias: string;
}
