import { CliError } from '../errors/cli-error.js';
import { checkEndpoint } from './oauth/check-endpoint.js';
import { postForm } from './oauth/post-form.js';
import type { SessionStore } from './session-store.js';

/** What came of signing out. */
export interface EndedSession {
  readonly url: string;
  /** Whether the proxy was told, so that what was given out is of no use to anybody. */
  readonly isRevoked: boolean;
  /** Why it was not told. */
  readonly reason?: string;
}

/** The name of this program where a proxy signs in for itself. */
const ownClientId = 'nanda-cli';

/** Milliseconds. */
const timeout = 8000;

/** Ends a session where it was given out, and forgets it here in any case. Undefined where there is none. */
export async function endSession(
  url: string,
  { sessions }: { readonly sessions: SessionStore },
): Promise<EndedSession | undefined> {
  return sessions.exclusively(url, async () => {
    const session = sessions.find(url);
    if (session === undefined) return undefined;
    const outcome = await revoke().catch((error: unknown) => {
      if (error instanceof CliError) return { isRevoked: false, reason: error.message };
      throw error;
    });
    await sessions.forget(url);
    return { url, ...outcome };

    async function revoke(): Promise<Omit<EndedSession, 'url'>> {
      if (session?.kind !== 'session') {
        return { isRevoked: false, reason: 'the key or token is yours, and goes on to be good' };
      }
      const token = await sessions.refreshToken(url);
      const { renewal } = session;
      const endpoint = renewal === undefined ? `${url}/oauth/revoke` : renewal.revocationEndpoint;
      if (token === undefined || endpoint === undefined) {
        return { isRevoked: false, reason: 'the authorization server takes nothing back' };
      }
      const trusted = new URL(url).origin;
      await postForm(
        checkEndpoint(endpoint, { name: 'revocation endpoint', trusted }),
        { token, token_type_hint: 'refresh_token', client_id: renewal?.clientId ?? ownClientId },
        { timeout },
      );
      return { isRevoked: true };
    }
  });
}
