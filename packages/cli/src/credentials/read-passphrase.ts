import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { askSecret } from '../prompts/ask-secret.js';
import { canAsk } from '../prompts/can-ask.js';
import { readSecret } from '../settings/read-secret.js';

type Context = Pick<CommandContext, 'io'> & {
  readonly options: {
    readonly 'passphrase-file'?: string | undefined;
    readonly 'no-input'?: boolean | undefined;
  };
};

/** Characters: what is in the file is as safe as that. */
const shortest = 12;

/**
 * The passphrase of an exported file: from where it is kept, or typed without being shown; one that is thought of now is asked for
 * twice.
 *
 * @throws CliError
 */
export async function readPassphrase(
  { io, options }: Context,
  { isNew }: { readonly isNew: boolean },
): Promise<string> {
  const passphrase = await read();
  if (passphrase.length >= shortest && passphrase.length <= 1024) return passphrase;
  throw new CliError(
    'USAGE_ERROR',
    `A passphrase has at least ${shortest} characters, at most 1024.`,
  );

  async function read(): Promise<string> {
    const source = options['passphrase-file'];
    if (source !== undefined) return readSecret(source, { io, option: '--passphrase-file' });
    if (!canAsk({ io, options })) {
      throw new CliError('USAGE_ERROR', 'Nobody can be asked for the passphrase here.', {
        hint: 'Say where it is: --passphrase-file FILE, or env:NAME, secret:NAME, - for standard input.',
      });
    }
    const question = isNew ? 'A passphrase for the file:' : 'The passphrase of the file:';
    const first = await askSecret(io, { question });
    if (!isNew) return first;
    if (first.length < shortest) return first;
    if (first === (await askSecret(io, { question: 'Once more:' }))) return first;
    throw new CliError('USAGE_ERROR', 'They are not the same: nothing was written.');
  }
}
