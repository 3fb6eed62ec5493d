import { formatCount } from './format-count.js';

/** `1 call`, `1,204 calls`. */
export function plural(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;
}
