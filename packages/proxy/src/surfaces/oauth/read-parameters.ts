import { OAuthError } from '../../core/sign-in/oauth-error.js';
import type { OAuthParameters } from '../../core/sign-in/oauth-parameters.js';

const maxParameters = 64;

/** @throws OAuthError invalid_request where one is there twice (RFC 6749 §3.1), or there are too many */
export function readParameters(search: URLSearchParams): OAuthParameters {
  if (search.size > maxParameters) throw new OAuthError('invalid_request', 'Too many parameters.');
  const read: Record<string, string | undefined> = Object.create(null);
  for (const [name, value] of search) {
    if (name in read) {
      throw new OAuthError('invalid_request', 'A parameter is there more than once.');
    }
    // One without a value is as good as none.
    read[name] = value === '' ? undefined : value;
  }
  return read;
}
