import type { ServiceRecord } from '../catalog/service-record.js';
import type { UpstreamTarget } from '../connections/upstream-connector.js';
import { challengeOf } from '../credentials/challenge-of.js';
import { NandaError } from '../nanda-error.js';
import { withDeadline } from '../with-deadline.js';
import type { OAuthClient } from './oauth-client.js';

export interface RefusedOpening {
  readonly record: ServiceRecord;
  readonly target: UpstreamTarget;
  readonly signal: AbortSignal;
}

/** What a refusal says once more is known of who authorizes; the same one where there is no more. Never rejects. */
export type RefineRefusal = (error: unknown, opening: RefusedOpening) => Promise<unknown>;

/** Milliseconds. */
const limit = 5000;

/**
 * Some services want a bearer token and do not say where it is got, though it can be found out (RFC 9728 §3): then the user is asked for
 * consent rather than for a token.
 */
export function createRefusalRefinement(client: Pick<OAuthClient, 'recognizes'>): RefineRefusal {
  return async (error, { record, target, signal }) => {
    const challenge = challengeOf(error);
    const isVague = challenge?.kind === 'bearer' && challenge.reason !== 'moved';
    if (!(error instanceof NandaError) || !isVague || target.kind !== 'http') return error;
    // A registry that names another way knows why.
    if (!['none', 'unknown', 'oauth2'].includes(record.auth.kind)) return error;
    const { name } = record;
    const { url, addressPolicy } = target;
    const deadline = withDeadline(limit, {
      signal,
      reason: () => new Error('It took too long.'),
    });
    try {
      const service = { name, url, addressPolicy, challenge: { scope: challenge.scope } };
      if (!(await client.recognizes(service, deadline.signal))) return error;
    } finally {
      deadline.release();
    }
    const { message, details, cause } = error;
    return new NandaError('SERVICE_AUTH_REQUIRED', message, {
      details: { ...details, challenge: { ...challenge, kind: 'oauth2', fields: [] } },
      cause,
    });
  };
}
