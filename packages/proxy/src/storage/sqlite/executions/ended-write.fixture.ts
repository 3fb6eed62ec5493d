import type {
  ExecutionWrite,
  StoredExecution,
} from '../../../core/executions/execution-repository.js';
import { makeExecution } from './make-execution.fixture.js';

/** For tests: an execution that has ended, with its events, as its only write says it. */
export function endedWrite(
  given: Partial<StoredExecution> & { readonly id: string },
  events: readonly string[] = [],
): ExecutionWrite {
  const { startedAt = '2026-01-01T00:00:00.000Z' } = given;
  const execution = makeExecution({
    state: 'completed',
    endedAt: startedAt,
    lastSeq: events.length,
    ...given,
  });
  return { execution, events: events.map((json, index) => ({ seq: index + 1, json })) };
}
