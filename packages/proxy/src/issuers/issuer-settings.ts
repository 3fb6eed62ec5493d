import type { AccessRules } from '../core/accounts/access-rules.js';
import type { Logger } from '../core/logger.js';

/** An authorization server whose access tokens are taken. */
export interface IssuerSettings {
  /** `iss` of its tokens, to the letter. */
  readonly issuer: string;
  /** Who the tokens have to be for: one of these, or an MCP endpoint below one. */
  readonly audience: readonly [string, ...string[]];
  /** Where its keys are. @default its metadata says it (RFC 8414, OpenID Connect Discovery) */
  readonly jwksUri?: string | undefined;
  /** Claims as they are named at the top, or by a path with dots. */
  /** @default 'scope', else 'scp' */
  readonly scopeClaim?: string | undefined;
  readonly rolesClaim?: string | undefined;
  readonly planClaim?: string | undefined;
  /** What the issuer's scopes mean here; one that is not named means itself. */
  readonly scopeMap: ReadonlyMap<string, readonly string[]>;
  /** Seconds that clocks may differ. */
  readonly clockTolerance: number;
}

export interface IssuerOptions extends IssuerSettings {
  readonly rules: Pick<AccessRules, 'ofAccount' | 'narrow'>;
  readonly logger: Logger;
}
