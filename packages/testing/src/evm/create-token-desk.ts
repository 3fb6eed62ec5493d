import { randomBytes } from 'node:crypto';

import { decodeJwt, jwtVerify, SignJWT } from 'jose';

/** What the desk answers: names and units as the service has them, which are not what they say. */
export type IssuedTokens = {
  accessToken: string;
  refreshToken: string;
  /** The unix second at which the access token ends. */
  expiresIn: number;
  /** The unix second at which the refresh token ends. */
  refreshExpiresIn: number;
};

/** For whom tokens are. */
export type TokenClaims = { wallet: string; tokenId: number; contract?: string };

/** Gives out tokens, and knows which of them are good. Rejects with the words of the refusal. */
export type TokenDesk = {
  issue(claims: TokenClaims): Promise<IssuedTokens>;
  refresh(refreshToken: string): Promise<IssuedTokens>;
  check(accessToken: string): Promise<void>;
};

/** Options of {@link createTokenDesk}. */
export type TokenDeskOptions = {
  /** Seconds. */
  accessLifetime: number;
  /** The one token that is let in where an access token names no contract. */
  ownTokenId: number;
};

const refreshLifetime = 7 * 24 * 3600;

/** The tokens of a service with `POST /auth/dynamic`, in memory. */
export function createTokenDesk({ accessLifetime, ownTokenId }: TokenDeskOptions): TokenDesk {
  const secret = randomBytes(32);
  const refreshable = new Map<string, TokenClaims & { jti: string }>();
  const revoked = new Set<string>();

  const issue = async ({ wallet, tokenId, contract }: TokenClaims): Promise<IssuedTokens> => {
    const jti = randomBytes(16).toString('hex');
    const now = Math.floor(Date.now() / 1000);
    const sign = (type: 'access' | 'refresh', expiry: number): Promise<string> =>
      new SignJWT({ tokenId, type, ...(contract && { contract, issuedFor: 'Dynamic MCP' }) })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(wallet)
        .setJti(jti)
        .setIssuedAt(now)
        .setExpirationTime(expiry)
        .sign(secret);
    const expiresIn = now + accessLifetime;
    const refreshExpiresIn = now + refreshLifetime;
    const accessToken = await sign('access', expiresIn);
    const refreshToken = await sign('refresh', refreshExpiresIn);
    refreshable.set(refreshToken, { wallet, tokenId, jti });
    return { accessToken, refreshToken, expiresIn, refreshExpiresIn };
  };

  return {
    issue,
    async refresh(refreshToken) {
      const { payload } = await jwtVerify(refreshToken, secret);
      if (payload['type'] !== 'refresh') throw new Error('Invalid token type');
      const found = refreshable.get(refreshToken);
      if (!found) throw new Error('Refresh token not found');
      refreshable.delete(refreshToken);
      revoked.add(found.jti);
      // Without the contract, for which there is no reason but that the service does so.
      return issue({ wallet: found.wallet, tokenId: found.tokenId });
    },
    async check(accessToken) {
      try {
        await jwtVerify(accessToken, secret, { clockTolerance: 0 });
      } catch (error) {
        const isOver =
          error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
        throw new Error(isOver ? 'Token expired' : 'Invalid token', { cause: error });
      }
      const { type, jti = '', contract, tokenId } = decodeJwt(accessToken);
      if (type !== 'access') throw new Error('Invalid token type');
      if (revoked.has(jti)) throw new Error('Token has been revoked');
      if (contract === undefined && tokenId !== ownTokenId)
        throw new Error('Invalid tokenId in JWT');
    },
  };
}
