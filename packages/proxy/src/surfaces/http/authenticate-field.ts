import type { NandaError } from '../../core/nanda-error.js';

export interface AuthenticateFieldOptions {
  readonly path: string;
  /** Scheme and host by which the proxy was asked, or is known. */
  readonly origin: string;
  /** Whether tokens are to be had somewhere. */
  readonly hasAccounts: boolean;
}

/** Of what was shown and is not good, or no more: clients get another one, or ask for it. */
const invalid: ReadonlySet<unknown> = new Set(['invalid_token', 'invalid_key', 'session_over']);

/** What an MCP client needs to be of use, to begin with. */
const firstScopes = 'catalog:read connections:read connections:write tools:call';

/**
 * `WWW-Authenticate` for a refusal (RFC 6750, RFC 9728 §5.1): what is wrong, and where tokens are to be had. Undefined for
 * what has nothing to do with who asks.
 */
export function authenticateField(
  { code, details }: Pick<NandaError, 'code' | 'details'>,
  { path, origin, hasAccounts }: AuthenticateFieldOptions,
): string | undefined {
  const missing =
    code === 'FORBIDDEN' ? (details?.['scope'] ?? details?.['permission']) : undefined;
  if (code !== 'UNAUTHENTICATED' && missing === undefined) return undefined;
  const isMcp = path === '/mcp' || path.startsWith('/mcp/');
  const isInvalid = code === 'UNAUTHENTICATED' && invalid.has(details?.['reason']);
  const metadata = `${origin}/.well-known/oauth-protected-resource${isMcp ? path : ''}`;
  const fields = [
    ['error', isInvalid ? 'invalid_token' : missing && 'insufficient_scope'],
    ['scope', missing ?? (isMcp && hasAccounts ? firstScopes : undefined)],
    ['resource_metadata', hasAccounts ? metadata : undefined],
  ].flatMap(([name, value]) => (isPlain(value) ? [`${String(name)}="${value}"`] : []));
  return fields.length === 0 ? 'Bearer' : `Bearer ${fields.join(', ')}`;
}

/** Other texts, which may come from afar, could not be put between quotes. */
function isPlain(value: unknown): value is string {
  return typeof value === 'string' && /^[\x20\x21\x23-\x5b\x5d-\x7e]{1,1024}$/.test(value);
}
