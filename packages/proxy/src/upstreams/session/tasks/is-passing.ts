import { NandaError } from '../../../core/nanda-error.js';
import { describeConnectFailure } from '../../../network/describe-connect-failure.js';
import { findHttpError } from '../../errors/find-http-error.js';
import { findRpcError } from '../../errors/find-rpc-error.js';
import { isLimitStatus } from '../../errors/is-limit-status.js';

/** Whether a question about a task that failed may go better the next time. Where nobody listens any more, the task is gone too. */
export function isPassing(error: unknown): boolean {
  const http = findHttpError(error);
  if (http) return isLimitStatus(http.status) || http.status >= 500;
  if (error instanceof NandaError) return error.code === 'UPSTREAM_LOST' && !error.retryable;
  if (findRpcError(error)) return false;
  const { cause } = describeConnectFailure(error);
  return cause === 'reset' || cause === 'timeout';
}
