import type { ConnectTarget } from './connect-target.js';

/** What becomes of what could not be connected to. */
export interface FailedTarget {
  /** Whether it was made a server of the user's own for this alone, and is to be taken back. */
  readonly isForgotten: boolean;
  /** A command that shows what the program wrote, where it may have written something. */
  readonly logs: string | undefined;
}

/** Judges a failure by its code: what was mistyped, or does not run, is nothing to keep. */
export function judgeFailedTarget(
  code: string | undefined,
  { own, kept, isCommand = false }: ConnectTarget,
): FailedTarget {
  // One that wants credentials is there: the next try has them.
  const isThere = code === 'SERVICE_AUTH_REQUIRED';
  return {
    isForgotten: own !== undefined && kept?.isNew === true && !isThere,
    logs: isCommand && code === 'CONNECTION_FAILED' ? `nanda logs ${own}` : undefined,
  };
}
