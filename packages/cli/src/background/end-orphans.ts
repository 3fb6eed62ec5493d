import { rm } from 'node:fs/promises';
import type { ProcessName } from './children-file.js';
import { findOrphans } from './find-orphans.js';
import { poll } from './poll.js';
import { readProcessStart } from './read-process-start.js';

/** Milliseconds that they have to end politely. */
const patience = 500;

/**
 * Ends what proxies that were killed have left running: each with all of its group, as the proxy would have. They
 * have lost their standard input already, so whoever is still there does not listen to that.
 *
 * @returns the ids of those that were ended
 */
export async function endOrphans(directory: string): Promise<readonly number[]> {
  const found = findOrphans(directory);
  const processes = found.flatMap((orphans) => orphans.processes);
  const isGone = ({ pid, start }: ProcessName) => readProcessStart(pid) !== start;
  for (const { pid } of processes) signalGroup(pid, 'SIGTERM');
  await poll(() => processes.every(isGone) || undefined, { timeout: patience });
  for (const one of processes) if (!isGone(one)) signalGroup(one.pid, 'SIGKILL');
  await Promise.all(found.map(({ path }) => rm(path, { force: true }).catch(() => undefined)));
  return processes.map(({ pid }) => pid);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has just ended.
  }
}
