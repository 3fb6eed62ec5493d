import { plans } from '@nanda/protocol';
import type { JWTPayload } from 'jose';
import type { Identity, IdentityVerifier, ShownCredential } from '../core/accounts/identity.js';
import { isObject } from '../core/is-object.js';
import { NandaError } from '../core/nanda-error.js';
import { createKeySource, type KeySourceOptions } from './create-key-source.js';
import { createVerifiedCache } from './create-verified-cache.js';
import { isAccessToken } from './is-access-token.js';
import { isForUs } from './is-for-us.js';
import type { IssuerOptions } from './issuer-settings.js';
import { readClaim } from './read-claim.js';
import { userIdOf } from './user-id-of.js';

/** Knows the access tokens of one authorization server. */
export interface IssuerVerifier extends IdentityVerifier {
  close(): Promise<void>;
}

/** Those that only the issuer can sign with: one that was given its public key could forge the others (RFC 8725 §3.1). */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** A key that its issuer takes back is good for a minute more. */
const remembered = { ttl: 60_000, most: 10_000 };

/** Characters: what is longer fits into no header field of a request anyway. */
const longest = 16_384;

const compact = /^[\w-]+\.([\w-]+)\.[\w-]*$/;

/** A resource server of OAuth 2.1: checks tokens by itself and asks the issuer for its keys alone. */
export function createIssuerVerifier(
  options: IssuerOptions & Pick<KeySourceOptions, 'cooldown' | 'maxAge'>,
): IssuerVerifier {
  const { issuer, audience, scopeClaim, rolesClaim, planClaim, scopeMap, rules } = options;
  const keys = createKeySource(options);
  const verified = createVerifiedCache(remembered);

  function identityOf(payload: JWTPayload, scope: readonly string[]): Identity {
    const roles = rolesClaim === undefined ? [] : (readClaim(payload, rolesClaim) ?? []);
    const [named] = planClaim === undefined ? [] : (readClaim(payload, planClaim) ?? []);
    const plan = plans.find((each) => each === named) ?? 'free';
    return {
      userId: userIdOf(String(payload.sub), { issuer }),
      access: rules.narrow(rules.ofAccount({ roles, plan }), scope),
      scope,
      expiresAt: new Date(Number(payload.exp) * 1000).toISOString(),
    };
  }

  function scopesOf(payload: JWTPayload): readonly string[] | undefined {
    if (scopeClaim !== undefined) return readClaim(payload, scopeClaim);
    return readClaim(payload, 'scope') ?? readClaim(payload, 'scp');
  }

  async function verify({ value }: ShownCredential): Promise<Identity | undefined> {
    if (value.length > longest || issuerOf(value) !== issuer) return undefined;
    const known = verified.get(value);
    if (known !== undefined) return known;
    const { jwtVerify, errors } = await import('jose');
    try {
      const { payload, protectedHeader } = await jwtVerify(value, keys.find, {
        issuer,
        algorithms,
        clockTolerance: options.clockTolerance,
        requiredClaims: ['exp', 'sub', 'aud'],
      });
      const scopes = scopesOf(payload);
      const kind = { claims: payload, hasScope: scopes !== undefined };
      if (!isAccessToken(protectedHeader, kind)) throw refused('it is no access token');
      if (!isForUs(payload.aud, audience)) throw refused('it is for somebody else');
      const scope = (scopes ?? []).flatMap((each) => scopeMap.get(each) ?? [each]);
      const identity = identityOf(payload, scope);
      verified.add(value, identity);
      return identity;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw refused('it has expired');
      if (error instanceof errors.JOSEError) throw refused('it is not valid');
      throw error;
    }
  }

  return {
    verify,
    // What it gave out it does not take back before its time: there is nobody to ask.
    renew: async (identity) =>
      Date.parse(identity.expiresAt ?? '') > Date.now() ? identity : undefined,
    close: keys.close,
  };
}

/** Before anything is known of it: only to tell whose it says to be. */
function issuerOf(token: string): unknown {
  const [, payload] = compact.exec(token) ?? [];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isObject(claims) ? claims['iss'] : undefined;
  } catch {
    return undefined;
  }
}

function refused(why: string): NandaError {
  return new NandaError('UNAUTHENTICATED', `The access token is refused: ${why}. Get a new one.`, {
    details: { reason: 'invalid_token' },
  });
}
