import type { ServiceChallenge } from '@nanda/protocol';
import { isObject } from '../is-object.js';
import { NandaError } from '../nanda-error.js';

/** What a service wants that has refused somebody; undefined for any other failure. */
export function challengeOf(error: unknown): ServiceChallenge | undefined {
  if (!(error instanceof NandaError) || error.code !== 'SERVICE_AUTH_REQUIRED') return undefined;
  const challenge = error.details?.['challenge'];
  // Our own layers have made it: see `completeRefusal`.
  return isObject(challenge) ? (challenge as unknown as ServiceChallenge) : undefined;
}
