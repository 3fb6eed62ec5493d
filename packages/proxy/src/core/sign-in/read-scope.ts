import { permissions } from '@nanda/protocol/facts';
import { OAuthError } from './oauth-error.js';

const known: ReadonlySet<string> = new Set(['*', ...permissions]);
const maxScopes = 64;
/** The characters of RFC 6749 §3.3. */
const narrowed = /^tools:call:[\x21\x23-\x5b\x5d-\x7e]{1,240}$/;

/**
 * What a program asks for, one word each.
 *
 * @returns undefined where it does not say: then it is all that the account may do
 * @throws OAuthError invalid_scope
 */
export function readScope(text: string | undefined): readonly string[] | undefined {
  const words = [...new Set((text ?? '').split(' ').filter((word) => word !== ''))];
  if (words.length === 0) return undefined;
  if (words.length > maxScopes || !words.every(isScope)) {
    throw new OAuthError(
      'invalid_scope',
      `A scope is *, tools:call:<service>/<tool>, or one of ${permissions.join(', ')}.`,
    );
  }
  return words;
}

function isScope(word: string): boolean {
  return known.has(word) || narrowed.test(word);
}
