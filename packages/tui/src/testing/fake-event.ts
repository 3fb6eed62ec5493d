import type { ExecutionEvent } from '@nanda/sdk';
import { fakeTime } from './fake-time.js';

type EventMember = 'id' | 'executionId' | 'seq' | 'timestamp';
type WithoutPlace<Event> = Event extends unknown ? Omit<Event, EventMember> : never;

/** What happens, without where in its call; `seq` and `executionId` are 1 and `exec_1` where left out. */
export type FakeEvent = WithoutPlace<ExecutionEvent> & { seq?: number; executionId?: string };

/** An event of a call. */
export function fakeEvent(event: FakeEvent): ExecutionEvent {
  const { seq = 1, executionId = 'exec_1' } = event;
  return { ...event, id: `${executionId}.${seq}`, executionId, seq, timestamp: fakeTime };
}
