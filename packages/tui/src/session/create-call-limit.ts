import { CommandError } from './command-error.js';

/** The longest time that a call may take. */
export interface CallLimit {
  /** Aborted by the user, or by the time. */
  signal: AbortSignal;
  /** No longer counts: somebody else is waited for. */
  lift(): void;
  /** What to say of an error of the call: that the time was over, where it was, else the error itself. */
  explain(error: unknown): unknown;
}

/** {@link createCallLimit}'s argument. */
export interface CallLimitOptions {
  signal: AbortSignal;
  /** Milliseconds; undefined for no limit of ours. */
  timeout: number | undefined;
  tool: string;
}

/** Begins to count. Its owner lifts it when the call has ended. */
export function createCallLimit({ signal, timeout, tool }: CallLimitOptions): CallLimit {
  if (timeout === undefined) return { signal, lift: () => undefined, explain: (error) => error };
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), timeout);
  return {
    signal: AbortSignal.any([signal, tooLong.signal]),
    lift: () => clearTimeout(timer),
    explain(error) {
      if (signal.aborted || !tooLong.signal.aborted) return error;
      return new CommandError(`${tool} took longer than ${timeout / 1000} s, and was cancelled`, {
        hint: 'set: timeout 5m, or the same again with less to do',
        exitCode: 7,
        cause: error,
      });
    },
  };
}
