import { refusalWords } from '../../core/credentials/refusal-words.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { parseChallenge } from './parse-challenge.js';

export interface AuthRefusal {
  /** 401 or 403. */
  readonly status: number;
  /** The `WWW-Authenticate` field, where there is one. */
  readonly challenge: string | null;
}

/** The error for a service that wants to know who calls, or does not let this caller in. */
export function createAuthRequiredError(
  { status, challenge }: AuthRefusal,
  { host, redactor }: { readonly host: string; readonly redactor: Redactor },
): NandaError {
  return new NandaError('SERVICE_AUTH_REQUIRED', refusalWords(host, status), {
    details: { challenge: parseChallenge(challenge, { redactor }), status },
  });
}
