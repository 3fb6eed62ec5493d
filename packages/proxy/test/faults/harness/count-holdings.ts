import type { TimerWatch } from './watch-timers.js';

/** What a process holds at a moment, by kind; kinds of which there is none are left out. */
export type Holdings = Readonly<Record<string, number>>;

/** What is counted apart, or comes and goes with every turn of the loop. */
const uncounted = new Set(['Timeout', 'Immediate', 'TickObject']);

/**
 * Sockets, servers, pipes, children and requests of the process; timers by where they were set, unreferenced
 * ones too; listeners on the process.
 */
export function countHoldings(timers: TimerWatch): Holdings {
  const holdings: Record<string, number> = {};
  const count = (kind: string, by = 1): void => {
    holdings[kind] = (holdings[kind] ?? 0) + by;
  };
  for (const kind of process.getActiveResourcesInfo()) if (!uncounted.has(kind)) count(kind);
  for (const place of timers.places) count(`timer ${place}`);
  for (const name of process.eventNames()) count(`on ${String(name)}`, process.listenerCount(name));
  return holdings;
}
