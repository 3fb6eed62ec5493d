import {
  ExecutionEventSchema,
  terminalExecutionEventTypes,
  type ExecutionEvent,
} from '@nanda/protocol';
import { expect } from 'vitest';
import type { ReadEvent } from '../../read-events.js';

const terminal: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/**
 * The events of a stream that was read to its end: of one execution, in order without a gap from the one
 * that is expected first, with exactly one end, which is the last one.
 */
export function checkEvents(
  read: readonly ReadEvent<ExecutionEvent>[],
  { first = 1 }: { readonly first?: number } = {},
): readonly ExecutionEvent[] {
  const events = read.map(({ data }) => data);
  for (const event of events) ExecutionEventSchema.parse(event);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => first + index));
  expect(new Set(events.map(({ executionId }) => executionId)).size).toBe(1);
  expect(read.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  expect(read.map(({ event }) => event)).toEqual(events.map(({ type }) => type));
  const ends = events.filter(({ type }) => terminal.has(type));
  expect(ends.map(({ seq }) => seq)).toEqual([events.at(-1)?.seq]);
  if (first === 1) expect(events[0]?.type).toBe('started');
  return events;
}
