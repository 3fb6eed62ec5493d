import type { Hono } from 'hono';
import type { Accounts } from '../../core/accounts/accounts.js';
import type { Environment } from '../http/mount-operations.js';
import { oauthPaths } from '../oauth/oauth-paths.js';

/** Seconds: a new key is found by whoever meets it, so that this may be long. */
const maxAge = 300;

/** The keys that access tokens are checked with, for other services (RFC 7517). */
export function mountJwks(
  routes: Hono<Environment>,
  { accounts }: { readonly accounts: Pick<Accounts, 'jwks'> },
): void {
  routes.get(oauthPaths.jwks, async (context) =>
    context.json(await accounts.jwks(), 200, { 'cache-control': `public, max-age=${maxAge}` }),
  );
}
