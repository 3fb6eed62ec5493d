import type { WantedField } from './wanted-challenge.js';

const secretWord =
  /(?:^|[^a-z])(?:key|token|secret|password|passphrase|pat|jwt|auth|authorization|cookie|credentials?)$|(?:apikey|token|secret|password)$/;

/** Whether what is typed for a field is not to be seen. Registries often leave out to say so of header fields. */
export function isSecretField({ name, in: place, isSecret }: WantedField): boolean {
  if (isSecret !== undefined) return isSecret;
  if (place === 'header') return true;
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return secretWord.test(words);
}
