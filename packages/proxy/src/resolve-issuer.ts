import { readIssuerUrl } from './issuers/read-issuer-url.js';
import type { IssuerSettings } from './issuers/issuer-settings.js';
import type { OAuthIssuerOptions } from './oauth-issuer-options.js';
import type { ResolveAuthOptions } from './resolve-auth.js';

/** Seconds. */
const greatestTolerance = 300;

/**
 * @returns undefined where tokens of nobody else are taken
 * @throws TypeError for what cannot be, from an option or the environment
 */
export function resolveIssuer(
  given: OAuthIssuerOptions | undefined,
  { environment, publicUrl }: ResolveAuthOptions,
): IssuerSettings | undefined {
  const issuer = given?.issuer ?? (environment['OAUTH_ISSUER'] || undefined);
  if (issuer === undefined) return undefined;
  readIssuerUrl(issuer);
  const options: Partial<OAuthIssuerOptions> = given ?? {};
  const jwksUri = options.jwksUri ?? (environment['OAUTH_JWKS_URI'] || undefined);
  if (jwksUri !== undefined) readIssuerUrl(jwksUri);
  const { audience = wordsOf(environment['OAUTH_AUDIENCE']) ?? publicUrl, clockTolerance = 5 } =
    options;
  const [first, ...rest] = typeof audience === 'string' ? [audience] : (audience ?? []);
  if (first === undefined || first === '') {
    throw new TypeError(
      'auth.oauth.audience is missing: say who tokens have to be for, or set publicUrl. Without it, every token of the issuer would let somebody in.',
    );
  }
  if (!(clockTolerance >= 0 && clockTolerance <= greatestTolerance)) {
    throw new TypeError(
      `auth.oauth.clockTolerance must be seconds from 0 to ${greatestTolerance}, not "${clockTolerance}".`,
    );
  }
  const { scopeClaim, rolesClaim, planClaim, scopeMap = {} } = options;
  return {
    issuer,
    audience: [first, ...rest],
    ...(jwksUri !== undefined && { jwksUri }),
    ...(scopeClaim !== undefined && { scopeClaim }),
    ...(rolesClaim !== undefined && { rolesClaim }),
    ...(planClaim !== undefined && { planClaim }),
    scopeMap: new Map(
      Object.entries(scopeMap).map(([name, ours]) => [
        name,
        typeof ours === 'string' ? [ours] : ours,
      ]),
    ),
    clockTolerance,
  };
}

function wordsOf(text: string | undefined): readonly string[] | undefined {
  const words = text?.split(',').flatMap((word) => word.trim() || []);
  return words === undefined || words.length === 0 ? undefined : words;
}
