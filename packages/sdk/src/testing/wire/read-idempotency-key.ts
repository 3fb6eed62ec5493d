import { headers as names } from '@nanda/protocol/facts';
import { Refusal } from './refusal.js';

/** As in the contract's bodies. */
const maximumLength = 255;

/** The key in the header field. @throws Refusal VALIDATION_ERROR for one that a real proxy does not take */
export function readIdempotencyKey({ headers }: Pick<Request, 'headers'>): string | undefined {
  const key = headers.get(names.idempotencyKey) ?? undefined;
  if (key === undefined || (key.length > 0 && key.length <= maximumLength)) return key;
  throw new Refusal('VALIDATION_ERROR', {
    message: `The header field Idempotency-Key must have 1 to ${maximumLength} characters.`,
  });
}
