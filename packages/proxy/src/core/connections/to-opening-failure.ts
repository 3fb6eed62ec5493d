import type { ServiceRecord } from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';

/**
 * What one is told whose session broke off while it was being opened: nothing was called, so there is
 * nothing to look after before another try. A service that has forgotten the session says so itself.
 */
export function toOpeningFailure(error: unknown, { id, name }: ServiceRecord): unknown {
  const isBroken = error instanceof NandaError && error.code === 'UPSTREAM_LOST';
  if (!isBroken || error.retryable === true) return error;
  return new NandaError(
    'CONNECTION_FAILED',
    `"${name}" broke the connection off while it was being opened. Try again, or check that the service runs.`,
    { details: { cause: 'reset', serviceId: id }, cause: error },
  );
}
