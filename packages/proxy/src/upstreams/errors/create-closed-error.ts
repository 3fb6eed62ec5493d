import { NandaError } from '../../core/nanda-error.js';

/** The session was closed by its owner while the request ran, or handed on to another process. */
export function createClosedError(how: 'close' | 'detach'): NandaError {
  return how === 'close'
    ? new NandaError(
        'CANCELLED',
        'The connection was closed while the call ran. Connect again to call.',
      )
    : new NandaError(
        'UPSTREAM_LOST',
        'The proxy let go of the connection while the call ran. The tool may have run or not: look before you call it again.',
        { retryable: false },
      );
}
