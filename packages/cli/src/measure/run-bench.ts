import type { BenchOutcome } from './bench-outcome.js';
import type { BenchPlan } from './bench-plan.js';

export interface RunBenchOptions extends BenchPlan {
  /** Does what is measured. Resolves to an error, or to nothing where it went well. */
  readonly request: () => Promise<{ readonly code: string; readonly message: string } | undefined>;
  /** Ends it before its time: no request is begun any more, and those under way are not waited for. */
  readonly signal: AbortSignal;
  /** Is told after each answer. */
  readonly onAnswer?: (answered: number) => void;
}

/** Sends requests, so many at a time, each as soon as another one has ended. */
export async function runBench({
  requests = Number.POSITIVE_INFINITY,
  duration = Number.POSITIVE_INFINITY,
  concurrency,
  request,
  signal,
  onAnswer,
}: RunBenchOptions): Promise<BenchOutcome> {
  const times: number[] = [];
  const failedTimes: number[] = [];
  const errors: Record<string, number> = {};
  const messages: Record<string, string> = {};
  const startedAt = performance.now();
  let begun = 0;

  async function work(): Promise<void> {
    while (!signal.aborted && begun < requests && performance.now() - startedAt < duration) {
      begun += 1;
      const sentAt = performance.now();
      const error = await request();
      const time = performance.now() - sentAt;
      // What was broken off says nothing of the tool.
      if (signal.aborted) return;
      if (error === undefined) times.push(time);
      else {
        failedTimes.push(time);
        errors[error.code] = (errors[error.code] ?? 0) + 1;
        messages[error.code] ??= error.message;
      }
      onAnswer?.(times.length + failedTimes.length);
    }
  }

  await Promise.all(Array.from({ length: Math.min(concurrency, requests) }, work));
  return { times, failedTimes, errors, messages, elapsed: performance.now() - startedAt };
}
