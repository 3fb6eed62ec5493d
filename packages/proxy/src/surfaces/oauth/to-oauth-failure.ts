import { NandaError } from '../../core/nanda-error.js';
import { OAuthError } from '../../core/sign-in/oauth-error.js';
import { oauthJson } from './oauth-json.js';

/** A failure as programs read it at the token endpoint (RFC 6749 §5.2). @throws what is none that it can tell */
export function toOAuthFailure(error: unknown): Response {
  if (error instanceof OAuthError) {
    const { code, message, retryAfter } = error;
    // Clients have no secret, so that there is nothing to ask for with a 401.
    const status = code === 'temporarily_unavailable' ? 503 : 400;
    return oauthJson({ error: code, error_description: message }, { status, retryAfter });
  }
  if (error instanceof NandaError && error.code === 'RATE_LIMITED') {
    const { retryAfter = 1, message } = error;
    return oauthJson(
      { error: 'temporarily_unavailable', error_description: message },
      { status: 429, retryAfter },
    );
  }
  throw error;
}
