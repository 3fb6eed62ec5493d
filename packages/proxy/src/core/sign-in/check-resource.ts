import { OAuthError } from './oauth-error.js';

/**
 * What tokens are wanted for (RFC 8707): this proxy, or something on it such as its `/mcp`.
 *
 * @throws OAuthError invalid_target
 */
export function checkResource(
  resource: string | undefined,
  { issuer }: { readonly issuer: string },
): void {
  if (resource === undefined) return;
  const own = new URL(issuer);
  const named = URL.parse(resource);
  const root = own.pathname.replace(/\/+$/, '');
  const isOurs =
    named !== null &&
    named.origin === own.origin &&
    named.hash === '' &&
    named.username === '' &&
    (named.pathname === root || named.pathname.startsWith(`${root}/`));
  if (!isOurs) throw new OAuthError('invalid_target', 'This proxy gives tokens for itself alone.');
}
