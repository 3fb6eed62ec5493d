import type { CommandLineIo } from '../io/command-line-io.js';
import { CliError } from '../errors/cli-error.js';
import { askSecret } from '../prompts/ask-secret.js';
import { canAsk } from '../prompts/can-ask.js';

interface NewPasswordContext {
  readonly io: CommandLineIo;
  readonly options: {
    readonly 'password-stdin'?: boolean | undefined;
    readonly 'no-input'?: boolean | undefined;
  };
}

/**
 * A password that is thought of now: asked for twice, or read from standard input.
 *
 * @param asked `question`: what is asked first
 * @throws CliError
 */
export async function readNewPassword(
  { io, options }: NewPasswordContext,
  { question }: { readonly question: string },
): Promise<string> {
  const password = await read();
  if (password.length >= 8 && password.length <= 1024) return password;
  throw new CliError('USAGE_ERROR', 'A password has 8 to 1024 characters: nothing was changed.');

  async function read(): Promise<string> {
    if (options['password-stdin'] === true) return (await io.readStdin()).replace(/\r?\n$/, '');
    if (!canAsk({ io, options })) {
      throw new CliError('USAGE_ERROR', 'Nobody can be asked for a password here.', {
        hint: 'Hand it over on standard input: --password-stdin',
      });
    }
    const first = await askSecret(io, { question });
    if (first === (await askSecret(io, { question: 'Once more:' }))) return first;
    throw new CliError('USAGE_ERROR', 'They are not the same: nothing was changed.');
  }
}
