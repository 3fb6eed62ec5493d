import { NandaError } from '../nanda-error.js';

/** What a service answered lacks what makes it an answer of its method. */
export function createMalformedError(
  method: string,
  { missing }: { readonly missing: string },
): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `The service answered ${method} without "${missing}", or with something else in its place. Ask the service's owner.`,
  );
}
