import { join } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import { createSecretStore, type SecretStoreOptions } from '../secrets/create-secret-store.js';
import { withFileLock } from '../state/with-file-lock.js';
import { writeJsonFile } from '../state/write-json-file.js';
import { readSessions } from './read-sessions.js';
import type { SessionStore } from './session-store.js';
import type { StoredSession } from './stored-session.js';

/** The sessions of one profile. Tokens are two secrets each: a keychain may not take both in one. */
export function createSessionStore({ directory, ...options }: SecretStoreOptions): SessionStore {
  const file = join(directory, 'sessions.json');
  const secrets = createSecretStore({ directory, ...options });

  function change(work: (before: Record<string, StoredSession>) => void): Promise<void> {
    return withFileLock(file, async () => {
      const sessions = { ...readSessions(directory) };
      work(sessions);
      await writeJsonFile(file, sessions);
    });
  }

  async function read(name: string): Promise<string | undefined> {
    try {
      return await secrets.get(name);
    } catch (error) {
      if (!(error instanceof CliError) || error.code !== 'SECRET_UNREADABLE') throw error;
      throw new CliError(
        'SECRET_UNREADABLE',
        'The keychain does not give what you signed in with.',
        {
          hint: 'It may be locked. If it stays so, sign in anew: nanda auth login',
          cause: error,
        },
      );
    }
  }

  return {
    find: (url) => readSessions(directory)[url],
    list: () => Object.keys(readSessions(directory)),

    async keep(url, { accessToken, refreshToken, ...facts }) {
      // The refresh token first: of the two it is the one that cannot be had again.
      const renewing =
        refreshToken === undefined
          ? undefined
          : await secrets.set(nameOf('refresh', url), refreshToken);
      if (refreshToken === undefined) await secrets.remove(nameOf('refresh', url));
      const kept = await secrets.set(nameOf('access', url), accessToken);
      await change((sessions) => {
        sessions[url] = { ...facts, signedInAt: new Date().toISOString() };
      });
      return renewing ?? kept;
    },

    accessToken: (url) => read(nameOf('access', url)),
    refreshToken: (url) => read(nameOf('refresh', url)),

    async forget(url) {
      const isKnown = readSessions(directory)[url] !== undefined;
      for (const kind of ['access', 'refresh'] as const) await secrets.remove(nameOf(kind, url));
      if (isKnown) await change((sessions) => void delete sessions[url]);
      return isKnown;
    },

    exclusively: (url, work) => withFileLock(join(directory, nameOf('renewal', url)), work),
  };
}

/** A name as secrets have it; a URL is none. */
function nameOf(kind: 'access' | 'refresh' | 'renewal', url: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return `${kind}-${createHash('sha256').update(url).digest('hex').slice(0, 24)}`;
}
