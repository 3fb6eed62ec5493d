import type { KeptSecret } from '../secrets/secret-store.js';
import type { NewSession, StoredSession } from './stored-session.js';

/** What was signed in to, with the tokens in the keychain of this machine or in a file that only its user can read. */
export interface SessionStore {
  find(url: string): StoredSession | undefined;
  /** The URLs of all. */
  list(): readonly string[];
  /** @returns where the tokens are, and once why it is a file */
  keep(url: string, session: NewSession): Promise<KeptSecret>;
  /** @throws CliError `SECRET_UNREADABLE` */
  accessToken(url: string): Promise<string | undefined>;
  /** @throws CliError `SECRET_UNREADABLE` */
  refreshToken(url: string): Promise<string | undefined>;
  /** @returns whether there was one */
  forget(url: string): Promise<boolean>;
  /** Does something to a session while no other process does. @throws CliError `FILE_BUSY` */
  exclusively<Value>(url: string, work: () => Promise<Value>): Promise<Value>;
}
