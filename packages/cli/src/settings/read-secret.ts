import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { findDirectories } from './find-directories.js';

/**
 * Reads a secret from a file, from `env:NAME`, from `secret:NAME` (what `nanda secrets set` keeps), or from
 * standard input for `-`. Never from the command line.
 *
 * @throws CliError `USAGE_ERROR`
 */
export async function readSecret(
  source: string,
  { io, option }: { readonly io: CommandLineIo; readonly option: string },
): Promise<string> {
  const secret = (await read()).trim();
  if (secret !== '') return secret;
  throw new CliError('USAGE_ERROR', `${option}: what it names is empty.`);

  async function read(): Promise<string> {
    if (source === '-') return io.readStdin();
    if (source.startsWith('env:')) {
      const name = source.slice('env:'.length);
      const value = io.env[name];
      if (value !== undefined) return value;
      throw new CliError('USAGE_ERROR', `${option}: the environment has no ${name}.`);
    }
    if (source.startsWith('secret:')) {
      const name = source.slice('secret:'.length);
      const { refuseOwnSecret } = await import('../secrets/refuse-own-secret.js');
      refuseOwnSecret(name);
      const { createSecretStore } = await import('../secrets/create-secret-store.js');
      const secrets = createSecretStore({ directory: findDirectories(io).config, env: io.env });
      const value = await secrets.get(name);
      if (value !== undefined) return value;
      throw new CliError('USAGE_ERROR', `${option}: there is no secret of that name.`, {
        hint: 'See what there is with nanda secrets list, or keep it: nanda secrets set NAME',
      });
    }
    try {
      return await readFile(resolve(io.cwd, source.replace(/^file:/, '')), 'utf8');
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      throw new CliError('USAGE_ERROR', `${option}: the file cannot be read (${code}).`, {
        // Not what was typed: it may be the secret itself.
        hint: `${option} takes the name of a file, env:NAME, secret:NAME, or - for standard input.`,
        cause,
      });
    }
  }
}
