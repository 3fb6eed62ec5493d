import { CliError } from '../../errors/cli-error.js';
import { expiryOf } from '../expiry-of.js';

/** What a token endpoint has given. */
export interface GivenTokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Undefined where it is the one that was asked for. */
  readonly scope: readonly string[] | undefined;
  readonly expiresAt: string | undefined;
}

/** One word that can be sent in a header field. */
const word = /^[\x21-\x7e]{1,16384}$/;

/** @throws CliError `UNEXPECTED_ANSWER` */
export function readTokenAnswer(body: Readonly<Record<string, unknown>>): GivenTokens {
  const { access_token, refresh_token, token_type, expires_in, scope } = body;
  const isBearer = typeof token_type === 'string' && token_type.toLowerCase() === 'bearer';
  if (typeof access_token !== 'string' || !word.test(access_token) || !isBearer) {
    throw new CliError('UNEXPECTED_ANSWER', 'The authorization server has given no bearer token.');
  }
  const seconds = typeof expires_in === 'number' && expires_in > 0 ? expires_in : undefined;
  return {
    accessToken: access_token,
    refreshToken:
      typeof refresh_token === 'string' && word.test(refresh_token) ? refresh_token : undefined,
    scope: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : undefined,
    // What lives longer than that is asked for again in time.
    expiresAt: seconds === undefined ? undefined : expiryOf(Math.min(seconds, 10 * 365 * 86_400)),
  };
}
