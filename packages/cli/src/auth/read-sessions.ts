import { join } from 'node:path';
import { isMembers } from '../settings/is-members.js';
import { readJsonFile } from '../state/read-json-file.js';
import type { StoredSession } from './stored-session.js';

/** By the URL of the proxy, as `readBaseUrl` writes it. */
export type StoredSessions = Readonly<Record<string, StoredSession>>;

/** The proxies that this profile has signed in to. Cheap: one small file is read, and no keychain. */
export function readSessions(directory: string): StoredSessions {
  const content = readJsonFile(join(directory, 'sessions.json'));
  if (!isMembers(content)) return {};
  const known = Object.entries(content).filter(([, session]) => isSession(session));
  return Object.fromEntries(known) as StoredSessions;
}

function isSession(value: unknown): boolean {
  return (
    isMembers(value) &&
    (value['kind'] === 'session' || value['kind'] === 'token') &&
    Array.isArray(value['scope'])
  );
}
