import { CliError } from '../errors/cli-error.js';
import { createSessionStore } from './create-session-store.js';
import { renewSession } from './renew-session.js';
import { signInHint } from './sign-in-hint.js';
import type { StoredSession } from './stored-session.js';

export interface ReadAccessTokenOptions {
  /** Of the sessions. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A token that was refused: another one is wanted. */
  readonly refused?: string | undefined;
  /** Milliseconds that it has to be good for. @default 30_000 */
  readonly margin?: number;
  /** Whether it may be renewed; else one that is over is none. @default true */
  readonly mayRenew?: boolean | undefined;
}

/**
 * The access token of a sign-in, renewed where it is over soon. One process renews it, however many want it: a refresh
 * token that is used twice ends its session.
 *
 * @throws CliError `UNAUTHENTICATED`, `PROXY_UNREACHABLE`, `FILE_BUSY`, `SECRET_UNREADABLE`
 */
export async function readAccessToken(
  url: string,
  { directory, env, refused, margin = 30_000, mayRenew = true }: ReadAccessTokenOptions,
): Promise<string | undefined> {
  const sessions = createSessionStore({ directory, env });
  const known = sessions.find(url);
  if (known === undefined) return undefined;
  const first = await current(known);
  if (first !== undefined || !mayRenew) return first;

  return sessions.exclusively(url, async () => {
    // Somebody else may have renewed it, or signed out, while this one waited.
    const session = sessions.find(url);
    if (session === undefined) throw over(url);
    const renewed = await current(session);
    if (renewed !== undefined) return renewed;
    const refreshToken = await sessions.refreshToken(url);
    if (session.kind === 'token' || refreshToken === undefined) throw over(url);
    try {
      const next = await renewSession(url, { session, refreshToken });
      await sessions.keep(url, next);
      return next.accessToken;
    } catch (error) {
      if (error instanceof CliError && error.code === 'UNAUTHENTICATED') {
        await sessions.forget(url);
        throw over(url);
      }
      // Nobody there to renew it: until it is over, the old one will do.
      const isOver = refused !== undefined || remaining(session) <= 0;
      const last = isOver ? undefined : await sessions.accessToken(url);
      if (last !== undefined) return last;
      throw error;
    }
  });

  async function current(session: StoredSession): Promise<string | undefined> {
    if (session.kind === 'session' && remaining(session) <= margin) return undefined;
    if (session.kind === 'token' && remaining(session) <= 0) throw over(url);
    const token = await sessions.accessToken(url);
    if (token === undefined || token !== refused) return token;
    // What cannot be renewed is shown again, and refused in the proxy's own words.
    return session.kind === 'token' ? token : undefined;
  }
}

/** Milliseconds. */
function remaining({ expiresAt }: StoredSession): number {
  return expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - Date.now();
}

function over(url: string): CliError {
  return new CliError('UNAUTHENTICATED', `You are not signed in to ${url} any more.`, {
    details: { url },
    hint: `Sign in again: ${signInHint(url)}`,
  });
}
