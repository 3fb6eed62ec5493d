import { CommandError } from '../session/command-error.js';
import type { Desk } from '../session/desk.js';

/** {@link readSource}'s second argument. */
export interface ReadSourceOptions {
  desk: Pick<Desk, 'readSecret'>;
  /** The kind of credentials, for messages. */
  type: string;
}

/**
 * A secret from where it is kept: `env:NAME`, `file:PATH`.
 *
 * @throws {CommandError} that does not repeat what was typed: it may be the secret itself
 */
export async function readSource(
  source: string | undefined,
  { desk, type }: ReadSourceOptions,
): Promise<string> {
  const hint = 'env:NAME for a variable of the environment, file:PATH for a file';
  if (source === undefined) {
    throw new CommandError(`${type} credentials need to know where the secret is`, {
      hint: '--auth env:NAME',
    });
  }
  if (!/^(?:env|file):./u.test(source)) {
    throw new CommandError('a secret is not typed: say where it is', { hint });
  }
  try {
    const secret = (await desk.readSecret(source)).trim();
    if (secret !== '') return secret;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    throw new CommandError(`no credential: ${reason}`, { hint, cause: error });
  }
  throw new CommandError('no credential: what it names is empty', { hint });
}
