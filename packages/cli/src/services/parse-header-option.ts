import { CliError } from '../errors/cli-error.js';
import { isSecretName } from '../servers/is-secret-name.js';

/** A header field as it is typed, with what its value refers to. */
export interface HeaderOption {
  readonly name: string;
  /** What stands before the secret: `Bearer `. */
  readonly scheme: string;
  /** `env:NAME`, `secret:NAME`, `file:PATH`; absent for a plain value. */
  readonly source?: string;
  readonly value: string;
}

/**
 * Reads `Name: value`. A value that is secret by the field's name is only taken as a reference, because a command line
 * is seen by others and kept by shells.
 *
 * @throws CliError `USAGE_ERROR`, which does not repeat the value
 */
export function parseHeaderOption(line: string): HeaderOption {
  const [, name = '', value = ''] = /^([^:\s]+)\s*:\s*(.*?)\s*$/s.exec(line) ?? [];
  const variable = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  if (name === '' || value === '') {
    throw new CliError('USAGE_ERROR', '--header takes a name and a value: --header "Name: value"', {
      hint: 'Keep a secret out of the command line: --header "Name: env:VARIABLE"',
    });
  }
  const [, scheme = '', source] = /^((?:[A-Za-z]+ )?)((?:env|secret|file):.+)$/s.exec(value) ?? [];
  if (source !== undefined) return { name, scheme, source, value };
  if (!isSecretName(name)) return { name, scheme: '', value };
  throw new CliError('USAGE_ERROR', `The value of ${name} is a secret, and is not typed.`, {
    hint: `Name where it is: --header "${name}: env:${variable}" (or file:PATH, or secret:NAME)`,
  });
}
