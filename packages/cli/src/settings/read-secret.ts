import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Reads a secret from a file, from `env:NAME`, or from standard input for `-`. Never from the command line. */
export async function readSecret(
  source: string,
  { io, option }: { readonly io: CommandLineIo; readonly option: string },
): Promise<string> {
  const secret = (await read()).trim();
  if (secret !== '') return secret;
  throw new CliError('USAGE_ERROR', `${option} ${source} is empty.`);

  async function read(): Promise<string> {
    if (source === '-') return io.readStdin();
    if (source.startsWith('env:')) {
      const name = source.slice('env:'.length);
      const value = io.env[name];
      if (value !== undefined) return value;
      throw new CliError('USAGE_ERROR', `${option}: the environment has no ${name}.`);
    }
    try {
      return await readFile(resolve(io.cwd, source), 'utf8');
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      throw new CliError('USAGE_ERROR', `${option}: the file cannot be read (${code}).`, {
        // Not what was typed: it may be the secret itself.
        hint: `${option} takes the name of a file, env:NAME, or - for standard input.`,
        cause,
      });
    }
  }
}
