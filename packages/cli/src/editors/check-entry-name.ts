import { CliError } from '../errors/cli-error.js';

/** @throws CliError `USAGE_ERROR` for a name that not every client takes */
export function checkEntryName(name: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name)) return;
  throw new CliError('USAGE_ERROR', `--name: "${name}" is no name that a client takes.`, {
    hint: 'Letters, digits, - and _; at most 63 of them.',
  });
}
