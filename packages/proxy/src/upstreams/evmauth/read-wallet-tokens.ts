import { isObject } from '../../core/is-object.js';

/** What lets a wallet in for a while. Secrets. */
export interface WalletTokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Milliseconds of the epoch. */
  readonly expiresAt: number;
}

/** What a header field can hold. */
const printable = /^[\x21-\x7e]{1,16384}$/;
/** Seconds beyond which a number is no duration but a moment: nobody gives a token for thirty years. */
const longestDuration = 1_000_000_000;
const milliseconds = 100_000_000_000;
/** Of a token that does not say. */
const usualLifetime = 5 * 60_000;

/** The answer of `POST /auth/dynamic`, or of its refresh; undefined where there is no token in it. */
export function readWalletTokens(
  answer: unknown,
  { now }: { readonly now: number },
): WalletTokens | undefined {
  if (!isObject(answer)) return undefined;
  const accessToken = answer['accessToken'] ?? answer['access_token'] ?? answer['token'];
  const refreshToken = answer['refreshToken'] ?? answer['refresh_token'];
  if (typeof accessToken !== 'string' || !printable.test(accessToken)) return undefined;
  const said = answer['expiresIn'] ?? answer['expires_in'] ?? answer['expiresAt'];
  return {
    accessToken,
    refreshToken:
      typeof refreshToken === 'string' && printable.test(refreshToken) ? refreshToken : undefined,
    expiresAt: momentOf(said, now) ?? now + usualLifetime,
  };
}

/** `expiresIn` is a moment with some services, whatever it is called, and a duration with others. */
function momentOf(value: unknown, now: number): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !(number > 0) || !Number.isFinite(number)) return undefined;
  if (number < longestDuration) return now + number * 1000;
  return number < milliseconds ? number * 1000 : number;
}
