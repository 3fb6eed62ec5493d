import { NandaError } from '../../nanda-error.js';
import { commonPasswords } from './common-passwords.js';

/**
 * Refuses passwords that are guessed first. How long one is says the contract.
 *
 * @throws NandaError VALIDATION_ERROR
 */
export function checkPassword(password: string, { emailKey }: { readonly emailKey: string }): void {
  const folded = password.normalize('NFKC').toLowerCase();
  const isOne = new Set(folded).size === 1;
  if (folded === emailKey || folded === emailKey.split('@', 1)[0]) {
    throw refusal('it is the email address');
  }
  if (isOne || commonPasswords.has(folded)) {
    throw refusal('it is one of those that are guessed first');
  }
}

function refusal(message: string): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    `This password cannot be used: ${message}. Choose another one: a few words that do not belong together will do.`,
    { details: { issues: [{ path: 'body.password', message }] } },
  );
}
