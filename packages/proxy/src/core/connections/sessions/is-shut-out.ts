import { challengeOf } from '../../credentials/challenge-of.js';
import type { NandaError } from '../../nanda-error.js';
import type { LiveConnection } from '../live-connection.js';

/** Whether tokens are over, and not only too few for one call: then nothing works before the user has authorized it again. */
export function isShutOut(error: NandaError, { stored }: Pick<LiveConnection, 'stored'>): boolean {
  const challenge = challengeOf(error);
  if (challenge === undefined || stored.authType !== 'oauth2') return false;
  return challenge.reason !== 'insufficient_scope' && error.details?.['status'] !== 403;
}
