import type { SessionTokens } from '@nanda/protocol';
import { createProxyClient } from '../client/create-proxy-client.js';
import { toNewSession } from './to-new-session.js';
import type { NewSession } from './stored-session.js';

/** Signs in to an account of the proxy itself. @throws CliError `UNAUTHENTICATED`, `RATE_LIMITED` */
export async function signInByPassword(
  url: string,
  {
    email,
    password,
    signal,
  }: { readonly email: string; readonly password: string; readonly signal: AbortSignal },
): Promise<NewSession> {
  const client = createProxyClient({ endpoint: { url } });
  const { data } = await client.call<SessionTokens>('auth.login', {
    body: { email, password },
    signal,
  });
  return toNewSession(data);
}
