import type { ExecutionEvent } from '@nanda/protocol';
import { executionEvents } from './samples.js';

/** The events of a call that tells so many steps, from `started` to `result`. */
export function makeEvents(steps: number): ExecutionEvent[] {
  const { started, progress, result } = executionEvents;
  const middle = Array.from({ length: steps }, (_, step) => ({
    ...progress,
    id: `event-${step + 2}`,
    seq: step + 2,
    progress: step + 1,
    total: steps,
    message: 'ü'.repeat(step),
  }));
  return [started, ...middle, { ...result, id: `event-${steps + 2}`, seq: steps + 2 }];
}
