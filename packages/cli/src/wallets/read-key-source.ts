import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { askSecret } from '../prompts/ask-secret.js';
import { canAsk } from '../prompts/can-ask.js';
import { readSecret } from '../settings/read-secret.js';
import type { importOptions } from './import-options.js';
import { openKeystore } from './open-keystore.js';
import { parsePrivateKey } from './parse-private-key.js';

/** Octets: what is longer is no key, but the wrong file. */
const longest = 64 * 1024;

/** The private key that a command line says the place of, or that is typed. @throws CliError, which does not repeat it */
export async function readKeySource(
  context: CommandContext<typeof importOptions>,
): Promise<`0x${string}`> {
  const { io, options } = context;
  const text = (await read()).trim();
  if (text === '') throw new CliError('USAGE_ERROR', 'It is empty: nothing was imported.');
  if (text.length > longest) throw tooLong();
  return text.startsWith('{') ? openKeystore(text, await password()) : parsePrivateKey(text);

  async function read(): Promise<string> {
    const { 'from-file': file, 'from-env': variable } = options;
    const fromStdin = options.stdin === true || file === '-';
    if (
      [fromStdin, file !== undefined && file !== '-', variable !== undefined].filter(Boolean)
        .length > 1
    ) {
      throw new CliError('USAGE_ERROR', 'Only one of --stdin, --from-file and --from-env.');
    }
    if (fromStdin) return io.readStdin();
    if (file !== undefined) return readKeyFile(resolve(io.cwd, file));
    if (variable !== undefined) {
      const value = io.env[variable];
      if (value !== undefined) return value;
      throw new CliError('USAGE_ERROR', '--from-env: the environment has no such variable.', {
        hint: 'It takes the name of a variable, without $.',
      });
    }
    if (canAsk(context)) return askSecret(io, { question: 'Private key:' });
    throw new CliError('USAGE_ERROR', 'Nobody can be asked for the key here.', {
      hint: 'Say where it is: --stdin, --from-file FILE or --from-env NAME. It is never an argument.',
    });
  }

  async function password(): Promise<string> {
    const source = options['password-file'];
    if (source !== undefined) return readSecret(source, { io, option: '--password-file' });
    if (canAsk(context)) return askSecret(io, { question: 'Password of the keystore:' });
    throw new CliError(
      'USAGE_ERROR',
      'Nobody can be asked for the password of the keystore here.',
      {
        hint: 'Say where it is: --password-file FILE, env:NAME or secret:NAME',
      },
    );
  }
}

async function readKeyFile(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > longest) throw tooLong();
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    // Not what was typed: it may be the key itself.
    throw new CliError('USAGE_ERROR', `--from-file: it cannot be read (${code}).`, { cause });
  }
}

function tooLong(): CliError {
  return new CliError('USAGE_ERROR', 'It is longer than 64 KiB: that is no key.');
}
