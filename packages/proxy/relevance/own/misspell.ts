import { createRandom, type Random } from './create-random.js';

const letters: string = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Makes one typing mistake (a letter inserted, left out, swapped with its neighbour or replaced) in
 * one word of at least five letters, always the same for the same text and seed.
 * `undefined` where no word is long enough.
 */
export function misspell(
  text: string,
  { seed }: { readonly seed: number | string },
): string | undefined {
  const words = [...text.matchAll(/\p{L}{5,}/gu)];
  if (words.length === 0) return undefined;
  const random = createRandom(`${String(seed)}\n${text}`);
  const { 0: word, index } = random.pick(words);
  return text.slice(0, index) + misspellWord([...word], random) + text.slice(index + word.length);
}

function misspellWord(word: readonly string[], random: Random): string {
  const kind = random.pick(['insert', 'delete', 'swap', 'replace'] as const);
  const at = random.below(word.length);
  const letter = word[at] ?? '';
  if (kind === 'insert') return word.toSpliced(at, 0, random.pick([...letters])).join('');
  if (kind === 'delete') return word.toSpliced(at, 1).join('');
  const neighbour = word[at + 1];
  if (kind === 'swap' && neighbour !== undefined && neighbour !== letter) {
    return word.toSpliced(at, 2, neighbour, letter).join('');
  }
  const others = [...letters].filter((other) => other !== letter.toLowerCase());
  return word.toSpliced(at, 1, random.pick(others)).join('');
}
