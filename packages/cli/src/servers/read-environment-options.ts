import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readSecret } from '../settings/read-secret.js';
import { isSecretName } from './is-secret-name.js';

/**
 * The variables of `--env NAME=VALUE`, where a value may be `env:NAME` or `secret:NAME`; `--env NAME` hands on the
 * variable of this command. Undefined for none.
 *
 * @throws CliError `USAGE_ERROR`
 */
export async function readEnvironmentOptions(
  pairs: readonly string[],
  { io }: { readonly io: CommandLineIo },
): Promise<Readonly<Record<string, string>> | undefined> {
  if (pairs.length === 0) return undefined;
  const env: Record<string, string> = {};
  for (const pair of pairs) {
    const [, key, given] = /^([A-Za-z_][\w.]*)(?:=([\s\S]*))?$/.exec(pair) ?? [];
    if (key === undefined) {
      throw new CliError('USAGE_ERROR', '--env takes a name and a value: --env NAME=VALUE');
    }
    const source = given ?? `env:${key}`;
    const isReference = /^(?:env|secret):/.test(source);
    if (!isReference && isSecretName(key)) {
      throw new CliError('USAGE_ERROR', `The value of ${key} is a secret, and is not typed.`, {
        hint: `Name where it is: --env ${key} (of this environment), --env ${key}=env:NAME, or --env ${key}=secret:NAME`,
      });
    }
    const found = isReference ? await readSecret(source, { io, option: '--env' }) : source;
    // A kept secret stays where it is, and is looked up when the command is started; a variable of this
    // environment is not there then.
    env[key] = source.startsWith('secret:') ? source : found;
  }
  return env;
}
