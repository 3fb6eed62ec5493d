import type { ExecutionEvent } from '@nanda/protocol';

/** What an event says, without what every event has. */
export type EventContent = ExecutionEvent extends infer E
  ? E extends ExecutionEvent
    ? Omit<E, 'id' | 'executionId' | 'seq' | 'timestamp'>
    : never
  : never;
