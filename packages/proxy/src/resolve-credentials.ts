import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CredentialsOptions } from './credentials-options.js';
import { openKeyFile } from './storage/key-file/open-key-file.js';

/** Options of credentials with every default filled in. */
export interface CredentialsSettings {
  readonly readKey: () => Promise<string>;
  readonly readPreviousKey: () => Promise<string | undefined>;
}

/**
 * Where the key of credentials comes from: what is given, the environment, else a file beside the store. A store in memory has a key of
 * its process.
 */
export function resolveCredentials(
  options: CredentialsOptions,
  {
    environment,
    dataDir,
  }: {
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly dataDir: string;
  },
): CredentialsSettings {
  const named = (name: string): (() => Promise<string>) | undefined => {
    const value = environment[name];
    if (value) return async () => value;
    const file = environment[`${name}_FILE`];
    return file ? () => readFile(file, 'utf8') : undefined;
  };
  const ofProcess = randomBytes(32).toString('base64url');
  const ofStore =
    dataDir === ':memory:'
      ? async () => ofProcess
      : () => openKeyFile(join(dataDir, 'credentials.key'));
  return {
    readKey: options.key ?? named('NANDA_CREDENTIALS_KEY') ?? ofStore,
    readPreviousKey:
      options.previousKey ?? named('NANDA_CREDENTIALS_PREVIOUS_KEY') ?? (async () => undefined),
  };
}
