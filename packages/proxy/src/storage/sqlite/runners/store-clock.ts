import { sql } from 'kysely';

/** Milliseconds of the epoch by the clock of the store, which is one for all processes. */
export const storeClock = sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
