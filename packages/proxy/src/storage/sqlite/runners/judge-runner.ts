import type { ProcessIdentity } from './describe-process.js';

/** A process that has, or had, the store open, as it described itself. */
export interface KnownRunner extends ProcessIdentity {
  /** When it was last heard of: milliseconds of the epoch, by the clock of the store. */
  readonly beat: number;
}

export interface JudgeRunnerOptions {
  /** By the clock of the store. */
  readonly now: number;
  /** The process that asks. */
  readonly here: ProcessIdentity;
  /** Whether it can tell that another one is silent: see `canHear`. */
  readonly canHear: boolean;
  /** Whether there is a process with this pid on this machine. */
  readonly exists: (pid: number) => boolean;
}

/** `silent`: it may come back, for instance where it was stopped. */
export type RunnerState = 'there' | 'silent' | 'gone';

/** Milliseconds after which a process that says nothing is taken for gone, whatever its pid says. */
const longestSilence = 15_000;

/** Milliseconds by which two looks at when one process was started may differ. */
const startTolerance = 20;

/** Whether a process is still there. What the others had may be taken over. One that is not known closed the store. */
export function judgeRunner(
  runner: KnownRunner | undefined,
  { now, here, canHear, exists }: JudgeRunnerOptions,
): RunnerState {
  if (runner === undefined) return 'gone';
  if (runner.host === here.host && !isAlive(runner, { here, exists })) return 'gone';
  return canHear && now - runner.beat > longestSilence ? 'silent' : 'there';
}

function isAlive(
  { pid, processStart }: ProcessIdentity,
  { here, exists }: Pick<JudgeRunnerOptions, 'here' | 'exists'>,
): boolean {
  if (pid !== here.pid) return exists(pid);
  // A container that is started again gives its program the pid that it had before.
  return Math.abs(processStart - here.processStart) <= startTolerance;
}
