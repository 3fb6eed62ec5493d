import type { ChildProcess } from 'node:child_process';

export interface EndProcessGroupOptions {
  /** Milliseconds that each polite way gets. */
  readonly patience: number;
}

const drainLimit = 250;

/**
 * Ends a child and whatever it started, for certain: closes its stdin, asks with SIGTERM, then kills the whole group.
 * The child has to be the leader of a group of its own.
 */
export async function endProcessGroup(
  child: ChildProcess,
  { patience }: EndProcessGroupOptions,
): Promise<void> {
  if (child.pid === undefined) return;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = hasExited(child)
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdin?.end();
  if (!(await settlesWithin(exited, patience))) {
    signalGroup(child.pid, 'SIGTERM');
    await settlesWithin(exited, patience);
  }
  // Also after a polite exit: what the child left behind is in its group.
  signalGroup(child.pid, 'SIGKILL');
  await exited;
  // What is still in the pipes is read; what somebody else holds open is not waited for.
  await settlesWithin(closed, drainLimit);
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function settlesWithin(work: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const isSettled = await Promise.race([work.then(() => true), limit]);
  clearTimeout(timer);
  return isSettled;
}

function signalGroup(processId: number, signal: NodeJS.Signals): void {
  try {
    // Windows has no groups: there the child alone is ended.
    process.kill(process.platform === 'win32' ? processId : -processId, signal);
  } catch {
    // Nobody is left, which is what was wanted.
  }
}
