import { foldCase } from '../search/fold-case.js';

/** Milliseconds for which a registry is not asked the same thing again. */
const keptFor = 5 * 60_000;
const maxKept = 500;

/** Remembers what registries were asked, so that each text goes to each of them once in five minutes. */
export interface QuestionCache {
  /** True where it was not asked lately; from then on it counts as asked. */
  isDue(registry: string, text: string): boolean;
}

export function createQuestionCache({
  now = () => performance.now(),
}: { readonly now?: () => number } = {}): QuestionCache {
  const asked = new Map<string, number>();
  return {
    isDue(registry, text) {
      const question = `${registry}\t${foldCase(text)}`;
      const before = asked.get(question);
      if (before !== undefined && now() - before < keptFor) return false;
      asked.delete(question);
      asked.set(question, now());
      const [oldest] = asked.keys();
      if (asked.size > maxKept && oldest !== undefined) asked.delete(oldest);
      return true;
    },
  };
}
