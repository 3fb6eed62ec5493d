import type { SessionTokens } from '@nanda/protocol';
import { createProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { expiryOf } from './expiry-of.js';
import { OAuthFailure } from './oauth/oauth-failure.js';
import { postForm } from './oauth/post-form.js';
import { readTokenAnswer } from './oauth/read-token-answer.js';
import type { NewSession, StoredSession } from './stored-session.js';

/** Milliseconds: less than another process waits for its turn. */
const timeout = 8000;

/** Changes a refresh token for new tokens. @throws CliError `UNAUTHENTICATED` where it is over, `PROXY_UNREACHABLE` */
export async function renewSession(
  url: string,
  { session, refreshToken }: { readonly session: StoredSession; readonly refreshToken: string },
): Promise<NewSession> {
  const { signedInAt: _, ...kept } = session;
  const { renewal } = session;
  if (renewal === undefined) {
    const client = createProxyClient({ endpoint: { url } });
    const signal = AbortSignal.timeout(timeout);
    const { data } = await client
      .call<SessionTokens>('auth.refresh', { body: { refreshToken }, signal })
      .catch((error: unknown) => {
        throw signal.aborted ? tooSlow(url) : error;
      });
    const { accessToken, refreshToken: next, expiresIn } = data;
    return { ...kept, accessToken, refreshToken: next, expiresAt: expiryOf(expiresIn) };
  }
  const { tokenEndpoint, clientId, resource } = renewal;
  const sent = {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    resource,
  };
  try {
    const tokens = readTokenAnswer(await postForm(tokenEndpoint, sent, { timeout }));
    return {
      ...kept,
      accessToken: tokens.accessToken,
      // Some issuers leave it as it is.
      refreshToken: tokens.refreshToken ?? refreshToken,
      scope: tokens.scope ?? session.scope,
      expiresAt: tokens.expiresAt,
    };
  } catch (error) {
    if (!(error instanceof OAuthFailure) || error.error !== 'invalid_grant') throw error;
    throw new CliError('UNAUTHENTICATED', error.message, { cause: error });
  }
}

function tooSlow(url: string): CliError {
  return new CliError('PROXY_UNREACHABLE', `The proxy at ${url} does not answer in time.`, {
    details: { url, cause: 'ETIMEDOUT' },
    retryable: true,
  });
}
