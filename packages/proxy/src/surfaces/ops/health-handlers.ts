import type { Health } from '@nanda/protocol';
import type { OperationHandlers } from '../http/operation-handler.js';

/** Whether the proxy works, for whoever watches it. */
export function createHealthHandlers({
  health,
}: {
  readonly health: () => Health;
}): OperationHandlers<'health'> {
  return { health: async () => ({ data: health() }) };
}
