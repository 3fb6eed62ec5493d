import {
  IssuerMismatchError,
  OAuthError,
  RegistrationRejectedError,
} from '@modelcontextprotocol/client';

import { OAuthRefusalError } from '../../core/authorizations/oauth-refusal-error.js';
import { NandaError } from '../../core/nanda-error.js';
import { excerpt } from '../errors/excerpt.js';

/** Faults of the server that pass. */
const passing = new Set(['server_error', 'temporarily_unavailable', 'too_many_requests']);

/** What the SDK failed with, as it is told: never with the words of an answer that is no OAuth. */
export function toOAuthFailure(error: unknown, { issuer }: { readonly issuer: string }): unknown {
  if (error instanceof NandaError || error instanceof OAuthRefusalError) return error;
  const host = URL.parse(issuer)?.host ?? issuer;
  if (error instanceof OAuthError) {
    const code = excerpt(error.code, { limit: 60 });
    if (!passing.has(code)) {
      return new OAuthRefusalError(code, { description: excerpt(error.message) });
    }
    return new NandaError(
      'CONNECTION_FAILED',
      `"${host}", which authorizes for the service, cannot answer at present. Try again later.`,
      { details: { cause: 'http', host }, retryable: true },
    );
  }
  if (error instanceof IssuerMismatchError) {
    return new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      `The answer is not from "${host}", which was asked: somebody may have mixed them up, so it is not used. Begin again, and tell the service's owner if it happens again.`,
      { details: { cause: 'issuer' } },
    );
  }
  if (error instanceof RegistrationRejectedError) {
    return new NandaError(
      'VALIDATION_ERROR',
      `"${host}" does not let this proxy register itself (HTTP status ${error.status}). Register a client there, with the address of this proxy's callback, and give its \`clientId\`.`,
      { details: { status: error.status, issuer } },
    );
  }
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${host}" answered with something that is no OAuth. Ask the service's owner.`,
    { cause: error },
  );
}
