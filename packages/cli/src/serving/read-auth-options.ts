import type { ProxyOptions } from '@nanda/proxy';

export interface AuthWords {
  readonly auth?: string | undefined;
  readonly registration?: string | undefined;
  readonly 'oauth-issuer'?: string | undefined;
  readonly 'oauth-audience'?: readonly string[] | undefined;
}

/** What the options of `serve` say of accounts; false where there are to be none. */
export function readAuthOptions(words: AuthWords): NonNullable<ProxyOptions['auth']> {
  const { auth: mode = 'off', registration } = words;
  if (mode === 'off') return false;
  const issuer = words['oauth-issuer'];
  const audience = words['oauth-audience'];
  return {
    // Held to the choices.
    mode: mode as 'optional' | 'required',
    ...(registration !== undefined && { registration: registration as 'open' | 'closed' }),
    ...(issuer !== undefined && { oauth: { issuer, ...(audience && { audience }) } }),
  };
}
