import { randomUUID } from 'node:crypto';
import { NandaError } from '../../nanda-error.js';
import type { AuthSettings } from '../auth-settings.js';
import type { AccessTokenClaims } from './access-token-claims.js';
import { signingAlgorithm, type SigningKeys } from './create-signing-keys.js';
import { hashSecret } from './hash-secret.js';

export interface AccessTokensOptions {
  readonly keys: SigningKeys;
  readonly settings: Pick<AuthSettings, 'issuer' | 'audience' | 'accessTokenTtl'>;
  readonly now: () => number;
}

/** What of a token's claims bears on who is behind it. */
export interface ReadAccessToken {
  readonly userId: string;
  readonly sessionId: string;
  readonly scope: readonly string[];
  /** Milliseconds of the epoch. */
  readonly expiresAt: number;
}

/** JSON Web Tokens (RFC 9068) that are good for a quarter of an hour. */
export interface AccessTokens {
  /** Has a key ready, so that the next one is signed for certain. */
  prepare(): Promise<void>;
  issue(claims: AccessTokenClaims): Promise<string>;
  /**
   * @returns undefined for what is no token of this issuer
   * @throws NandaError UNAUTHENTICATED for one that is over, for somebody else, or was not signed here
   */
  read(token: string): Promise<ReadAccessToken | undefined>;
}

const type = 'at+jwt';
/** Far more than one of ours has. */
const longest = 8192;
/** Tokens whose signatures are remembered to be right. */
const mostRead = 2000;
/** Seconds by which the clocks of processes may differ. */
const clockTolerance = 5;

export function createAccessTokens({ keys, settings, now }: AccessTokensOptions): AccessTokens {
  const { issuer, audience, accessTokenTtl } = settings;
  // To check a signature costs more than all else of a small request.
  const known = new Map<string, ReadAccessToken>();

  function remember(hash: string, token: ReadAccessToken): void {
    known.set(hash, token);
    if (known.size <= mostRead) return;
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  }

  async function check(token: string): Promise<ReadAccessToken> {
    const { jwtVerify } = await import('jose');
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid = '' }) => {
          const key = await keys.find(kid);
          if (key === undefined) throw refusal();
          return key;
        },
        {
          algorithms: [signingAlgorithm],
          typ: type,
          issuer,
          audience: [...audience],
          clockTolerance,
          currentDate: new Date(now()),
          requiredClaims: ['sub', 'sid', 'iat', 'exp', 'jti', 'scope'],
        },
      );
      const { sub, sid, scope, exp } = payload;
      if (typeof sid !== 'string' || !isTexts(scope) || exp === undefined) throw refusal();
      return { userId: sub ?? '', sessionId: sid, scope, expiresAt: exp * 1000 };
    } catch (error) {
      throw error instanceof NandaError ? error : refusal(error);
    }
  }

  return {
    async prepare() {
      await keys.current();
    },

    async issue({ sub, sid, ...claims }) {
      const { SignJWT } = await import('jose');
      const { id, key } = await keys.current();
      const at = Math.floor(now() / 1000);
      return new SignJWT({ ...claims, scope: [...claims.scope], sid })
        .setProtectedHeader({ alg: signingAlgorithm, kid: id, typ: type })
        .setIssuer(issuer)
        .setSubject(sub)
        .setAudience([...audience])
        .setIssuedAt(at)
        .setExpirationTime(at + Math.floor(accessTokenTtl / 1000))
        .setJti(randomUUID())
        .sign(key);
    },

    async read(token) {
      if (token.length > longest || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
      const hash = hashSecret(token);
      const read = known.get(hash);
      if (read !== undefined) {
        if (read.expiresAt > now()) return read;
        known.delete(hash);
      }
      if (issuerOf(token) !== issuer) return undefined;
      const checked = await check(token);
      remember(hash, checked);
      return checked;
    },
  };
}

/** What a token says of its issuer, unchecked. */
function issuerOf(token: string): unknown {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(token.split('.', 2)[1] ?? '', 'base64url').toString(),
    );
    return (payload as { iss?: unknown } | null)?.iss;
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function refusal(cause?: unknown): NandaError {
  return new NandaError(
    'UNAUTHENTICATED',
    'The access token is over, or not good here. Get a new one with the refresh token, or sign in again.',
    { cause, details: { reason: 'invalid_token' } },
  );
}
