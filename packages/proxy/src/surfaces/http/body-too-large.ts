import { NandaError } from '../../core/nanda-error.js';

/** @param limit bytes */
export function bodyTooLarge(limit: number): NandaError {
  return new NandaError('PAYLOAD_TOO_LARGE', `The body is larger than ${limit} bytes. Send less.`, {
    details: { limit },
  });
}
