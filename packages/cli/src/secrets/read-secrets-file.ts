import { readFile, stat } from 'node:fs/promises';
import { CliError } from '../errors/cli-error.js';
import { isMembers } from '../settings/is-members.js';

/** One secret as the file has it. */
export interface SecretEntry {
  readonly place: 'keychain' | 'file';
  readonly changedAt: string;
  /** Only where the file is its place. */
  readonly value?: string;
}

export interface SecretsFile {
  readonly secrets: Readonly<Record<string, SecretEntry>>;
  /** Whether somebody was told that the file is where secrets are kept here. */
  readonly isFileTold?: boolean;
}

/**
 * The file of the secrets; an empty one where there is none.
 *
 * @throws CliError `SECRETS_UNSAFE` where others can read it; `USAGE_ERROR` where it is damaged.
 */
export async function readSecretsFile(
  path: string,
  { platform = process.platform }: { readonly platform?: NodeJS.Platform } = {},
): Promise<SecretsFile> {
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (facts === undefined) return { secrets: {} };
  // Windows has no such modes: there a user's own directories are closed to others.
  if (platform !== 'win32' && (facts.mode & 0o077) !== 0) {
    throw new CliError('SECRETS_UNSAFE', `Others on this machine can read ${path}.`, {
      details: { file: path, mode: (facts.mode & 0o777).toString(8) },
      hint: `Close it: chmod 600 ${path}. Whatever is in it may have been read: think of new secrets.`,
    });
  }
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    const secrets = isMembers(content) ? content['secrets'] : undefined;
    if (isMembers(secrets) && Object.values(secrets).every(isEntry)) {
      return content as SecretsFile;
    }
  } catch (error) {
    // Without its message: a parser's quotes what it read.
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CliError('USAGE_ERROR', `${path} is damaged.`, {
    hint: 'Mend it or move it away, and keep the secrets anew: nanda secrets set NAME',
  });
}

function isEntry(value: unknown): boolean {
  if (!isMembers(value)) return false;
  const { place, value: secret } = value;
  return place === 'keychain' || (place === 'file' && typeof secret === 'string');
}
