import type { Execution } from '@nanda/sdk';
import { fakeTime } from './fake-time.js';

/** A call that has ended well, as a list has it: `exec_1` of `getCurrentWeather`, unless it is said otherwise. */
export function fakeExecution(overrides: Partial<Execution> = {}): Execution {
  return {
    id: 'exec_1',
    connectionId: 'conn_abc123',
    serviceId: 'svc_1',
    toolName: 'getCurrentWeather',
    state: 'completed',
    metadata: { executionTime: 120, retryCount: 0, cached: false },
    startedAt: fakeTime,
    endedAt: fakeTime,
    ...overrides,
  };
}
