import { NandaError } from '../../nanda-error.js';

/**
 * What a failure says of the upstream: that it does not work (`failed`), that it answers (`answered`), or
 * nothing at all.
 */
export type Judgement = 'failed' | 'answered' | 'unknown';

/** Milliseconds that an upstream has at least to answer a call before its silence is a failure. */
const leastPatience = 30_000;

/** Judges by what happened on the way, never by what a tool or a service said. */
export function judgeFailure(error: unknown): Judgement {
  if (!(error instanceof NandaError)) return 'unknown';
  const status = error.details?.['status'];
  switch (error.code) {
    case 'UPSTREAM_LOST':
    case 'UPSTREAM_PROTOCOL_ERROR':
      return 'failed';
    case 'TOOL_TIMEOUT':
      return judgeTimeout(error.details?.['timeout']);
    case 'CONNECTION_FAILED':
      if (typeof status === 'number') return judgeStatus(status);
      // What no attempt can mend is no fault of the upstream: it was not even asked.
      return error.retryable === false ? 'unknown' : 'failed';
    case 'UPSTREAM_ERROR':
      return typeof status === 'number' ? judgeStatus(status) : 'answered';
    case 'RESULT_TOO_LARGE':
    case 'SERVICE_AUTH_REQUIRED':
    case 'RATE_LIMITED':
      return 'answered';
    default:
      return 'unknown';
  }
}

/** A caller may want an answer in a moment; that says nothing of the upstream, least of all to others. */
function judgeTimeout(timeout: unknown): Judgement {
  return typeof timeout === 'number' && timeout < leastPatience ? 'unknown' : 'failed';
}

function judgeStatus(status: number): Judgement {
  return status >= 500 ? 'failed' : 'answered';
}
