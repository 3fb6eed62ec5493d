import { NandaError } from '../core/nanda-error.js';
import type { Redactor } from './create-redactor.js';
import { parseChallenge } from './parse-challenge.js';

/** The error for a service that wants to know who calls, or does not let this caller in. */
export function createAuthRequiredError(
  response: Response,
  { host, redactor }: { host: string; redactor: Redactor },
): NandaError {
  const challenge = parseChallenge(response.headers.get('www-authenticate'), { redactor });
  const isRefusal = response.status === 403;
  const message = isRefusal
    ? `"${host}" does not let these credentials in. Connect again with credentials that may use it.`
    : `"${host}" wants credentials, or does not accept the ones that were given. Connect again with valid ones.`;
  return new NandaError('SERVICE_AUTH_REQUIRED', message, {
    details: { challenge, status: response.status },
  });
}
