import { ConfigurationError } from '../errors/configuration-error.js';

/** Gives a credential back. @throws ConfigurationError, with its name and without its value, for one that no header field can carry. */
export function checkCredential(value: string, { name }: { readonly name: string }): string {
  // Said here: the runtime's own error would repeat the value.
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new ConfigurationError(
    `The ${name} must be printable ASCII without spaces. Check the option, or the environment.`,
  );
}
