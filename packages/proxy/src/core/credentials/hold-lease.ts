import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { credentialErrors } from './credential-errors.js';
import type { LeaseRepository } from './lease-repository.js';

export interface HoldLeaseOptions {
  readonly leases: LeaseRepository;
  /** Milliseconds that the turn is waited for. */
  readonly wait: number;
  /** Milliseconds after which a holder that is gone loses its turn. */
  readonly hold: number;
}

/** Milliseconds between two looks whether it is free. */
const shortestLook = 15;
const longestLook = 250;

/**
 * Runs the work while nobody else runs work for the same id, in this process or another one. As long as it runs, the
 * turn is kept.
 *
 * @throws NandaError OVERLOADED where the turn did not come
 */
export async function holdLease<Result>(
  id: string,
  { leases, wait, hold }: HoldLeaseOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const holder = randomUUID();
  const deadline = performance.now() + wait;
  let look = shortestLook;
  while (!(await leases.take(id, { holder, hold }))) {
    const left = deadline - performance.now();
    if (left <= 0) throw credentialErrors.noTurn(wait);
    await pause(Math.min(left, look * (0.5 + Math.random())));
    look = Math.min(longestLook, look * 1.5);
  }
  // Who cannot say that it is still there loses its turn in time.
  const keep = setInterval(
    () => void leases.take(id, { holder, hold }).catch(() => undefined),
    Math.max(5, hold / 3),
  );
  keep.unref();
  try {
    return await work();
  } finally {
    clearInterval(keep);
    await leases.release(id, { holder }).catch(() => undefined);
  }
}
