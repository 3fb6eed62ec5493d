import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

/** The same for names that a person takes for one another: case, separators, look-alikes of Greek and Cyrillic. */
function skeleton(name: string): string {
  const folded = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[-_.\s/]/g, '');
  return folded.replaceAll(/[аеорсхуіјѕԁοαν]/gu, (letter) => alike[letter] ?? letter);
}

const alike: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ο: 'o',
  α: 'a',
  ν: 'v',
};

export const nameConfusable: Rule = {
  id: 'name-confusable',
  severity: 'warning',
  summary: 'Names that differ only in case, separators, or letters that look alike',
  *check({ tools }) {
    const seen = new Map<string, string>();
    for (const { name, place } of tools) {
      const first = seen.get(skeleton(name));
      if (first === undefined) seen.set(skeleton(name), name);
      else if (first !== name) {
        yield {
          place: `${place}/name`,
          tool: name,
          message: `${quote(name)} is easily taken for ${quote(first)}.`,
          fix: 'Give them names that tell what is different.',
        };
      }
    }
  },
};
