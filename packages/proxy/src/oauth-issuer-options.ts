/**
 * An authorization server whose access tokens are taken (OAuth 2.1): this proxy is a resource server of it. Only tokens that
 * are signed with a key of its key set are taken, and only those that are for this proxy. Its subjects are users
 * of their own, never accounts of this proxy.
 */
export interface OAuthIssuerOptions {
  /** `iss` of its tokens, to the letter: an https address. @default OAUTH_ISSUER */
  readonly issuer: string;
  /**
   * Who its tokens have to be for (`aud`): one of these, or, below an address, its MCP endpoints (`…/mcp`, `…/mcp/…`).
   * @default `publicUrl`; or OAUTH_AUDIENCE, separated by commas
   */
  readonly audience?: string | readonly string[];
  /** Where its keys are. @default its metadata says it (RFC 8414, OpenID Connect Discovery); or OAUTH_JWKS_URI */
  readonly jwksUri?: string;
  /** The claim with the scopes. A path with dots goes into objects. @default 'scope', else 'scp' */
  readonly scopeClaim?: string;
  /** The claim with the roles, such as `realm_access.roles`. @default its subjects have the role `user` alone */
  readonly rolesClaim?: string;
  /** The claim with the plan; others than there are count as `free`. @default all are `free` */
  readonly planClaim?: string;
  /** What its scopes mean here: `{"nanda.use": ["connections:read", "tools:call"]}`. @default what they are called */
  readonly scopeMap?: Readonly<Record<string, string | readonly string[]>>;
  /** Seconds that its clock may differ from ours, 300 at most. @default 5 */
  readonly clockTolerance?: number;
}
