import type { StoredExecution } from '../../../core/executions/execution-repository.js';

/** An execution for tests, just begun: everything that is not given is plain. */
export function makeExecution(
  given: Partial<StoredExecution> & { readonly id: string },
): StoredExecution {
  return {
    owner: { kind: 'local' },
    connectionId: 'conn_1',
    serviceId: 'service',
    toolName: 'tool',
    state: 'running',
    startedAt: '2026-01-01T00:00:00.000Z',
    lastSeq: 0,
    ...given,
  };
}
