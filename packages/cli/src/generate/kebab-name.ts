import { nameWords } from './name-words.js';

/** A name for a file, a command or a connection: lower case, with hyphens, at most `length` characters. */
export function kebabName(
  text: string,
  { otherwise, length = 40 }: { readonly otherwise: string; readonly length?: number },
): string {
  const name = nameWords(text).join('-').toLowerCase().slice(0, length).replace(/-+$/, '');
  return name === '' ? otherwise : name;
}
