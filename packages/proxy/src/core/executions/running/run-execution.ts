import type { ResultCache } from '../cache/result-cache.js';
import { failedOutcome } from './failed-outcome.js';
import type { LiveExecution } from './live-execution.js';
import { runCall, type RunCallOptions } from './run-call.js';

export interface RunExecutionOptions extends RunCallOptions {
  /** Undefined where no kept result may answer. */
  readonly cache?: ResultCache | undefined;
}

/** Runs a call to its end, which is an outcome of the execution whatever comes of it. */
export function runExecution(execution: LiveExecution, options: RunExecutionOptions): void {
  const { cache, borrowed, tool, parameters } = options;
  const place = {
    connectionId: execution.connectionId,
    endpoint: borrowed.endpoint,
    tool,
    parameters,
  };
  const kept = cache?.get(place);
  if (kept !== undefined) {
    borrowed.release({ kind: 'cached' });
    execution.end({
      kind: 'result',
      result: kept,
      metadata: { ...execution.metadata, cached: true },
    });
    return;
  }
  void runCall(execution, options).then(
    (result) => {
      // What somebody was asked for is an answer to them alone.
      if (!execution.hasAsked) cache?.put(place, result);
      execution.end({ kind: 'result', result, metadata: execution.metadata });
    },
    (error: unknown) => execution.end(failedOutcome(error, execution)),
  );
}
