import { CliError } from '../errors/cli-error.js';

/** @throws CliError `USAGE_ERROR` for what cannot be the name of a secret. It is not repeated: it may be the secret. */
export function checkSecretName(name: string): void {
  if (/^[A-Za-z][\w.-]{0,63}$/.test(name) && !(name in {})) return;
  throw new CliError('USAGE_ERROR', 'That is no name of a secret.', {
    hint: 'It begins with a letter, and has letters, digits, . _ - as in: WEATHER_TOKEN',
  });
}
