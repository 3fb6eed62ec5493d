import type { Vocabulary } from './vocabulary.js';

/** What so many documents have is no slip of the finger and no invention of one author. */
export function commonCount({ documents }: Pick<Vocabulary, 'documents'>): number {
  return Math.max(4, documents / 2_000);
}
