import { CliError } from '../errors/cli-error.js';
import { isSecretName } from '../servers/is-secret-name.js';

/** What stands for a name in the templates of a service, as it is typed. */
export interface VariableOption {
  readonly name: string;
  /** `env:NAME`, `secret:NAME`, `file:PATH`; absent for a plain value. */
  readonly source?: string;
  readonly value: string;
}

/**
 * Reads `NAME=value`. A value that is secret by its name is only taken as a reference, because a command line is seen by others
 * and kept by shells.
 *
 * @throws CliError `USAGE_ERROR`, which does not repeat the value
 */
export function parseVariableOption(text: string): VariableOption {
  const [, name = '', value = ''] = /^([\w.-]{1,128})=(.+)$/s.exec(text) ?? [];
  if (name === '') {
    throw new CliError(
      'USAGE_ERROR',
      '--variable takes a name and a value: --variable NAME=value',
      {
        hint: 'Keep a secret out of the command line: --variable NAME=env:VARIABLE',
      },
    );
  }
  if (/^(?:env|secret|file):./s.test(value)) return { name, source: value, value };
  if (!isSecretName(name)) return { name, value };
  throw new CliError('USAGE_ERROR', `The value of ${name} is a secret, and is not typed.`, {
    hint: `Name where it is: --variable ${name}=env:VARIABLE (or file:PATH, or secret:NAME)`,
  });
}
