import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { describeSourceError, expandHome } from '@nanda/terminal';

/** {@link readSecret}'s second argument. */
export interface ReadSecretOptions {
  env: Readonly<Record<string, string | undefined>>;
}

/** A credential from where it is kept: `env:NAME`, `file:PATH`. @throws Error that says what is missing, and not what was found */
export async function readSecret(source: string, { env }: ReadSecretOptions): Promise<string> {
  if (source.startsWith('env:')) {
    const name = source.slice('env:'.length);
    const value = env[name];
    if (value === undefined || value === '') throw new Error(`${name} is not set`);
    return value;
  }
  if (source.startsWith('file:')) {
    const path = source.slice('file:'.length);
    try {
      return (await readFile(expandHome(path, homedir()), 'utf8')).trim();
    } catch (error) {
      throw new Error(describeSourceError(path, error), { cause: error });
    }
  }
  throw new Error('a credential is named by env:NAME or file:PATH, and never typed here');
}
