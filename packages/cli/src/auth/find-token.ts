import type { CommandLineIo } from '../io/command-line-io.js';
import type { Settings } from '../settings/resolve-settings.js';
import { readSessions } from './read-sessions.js';
import { sessionsDirectory } from './sessions-directory.js';

export type FindTokenOptions = {
  readonly settings: Pick<Settings, 'baseUrl' | 'token' | 'directories'>;
  readonly io: Pick<CommandLineIo, 'env'>;
  /** A token that the proxy has refused: another one is wanted. */
  readonly refused?: string | undefined;
  /** Whether it may be renewed; else one that is over is none. @default true */
  readonly mayRenew?: boolean;
};

/**
 * The token to show to somebody else's proxy: the one that the settings name, else that of a sign-in, renewed where it is
 * nearly over. Undefined where there is neither, and for our own proxy in the background.
 *
 * @throws CliError `UNAUTHENTICATED` where the sign-in is over, `PROXY_UNREACHABLE` where it cannot be renewed
 */
export async function findToken({
  settings,
  io,
  refused,
  mayRenew,
}: FindTokenOptions): Promise<string | undefined> {
  const { baseUrl, token, directories } = settings;
  if (token || baseUrl === undefined || baseUrl.startsWith('unix:')) return token;
  const directory = sessionsDirectory(directories);
  const session = readSessions(directory)[baseUrl];
  if (session === undefined) return undefined;
  // Only those who have signed in load it.
  const { readAccessToken } = await import('./read-access-token.js');
  return readAccessToken(baseUrl, { directory, env: io.env, refused, mayRenew });
}
