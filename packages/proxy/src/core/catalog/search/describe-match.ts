import type { ServiceMatch } from '@nanda/protocol';
import type { ServiceRecord } from '../service-record.js';
import type { WordGroup } from './expand-words.js';
import { foldWord } from './fold-word.js';
import { indexFields } from './index-fields.js';
import { listIndexTexts } from './list-index-texts.js';
import { splitWords } from './split-words.js';

const maxTerms = 16;

/** Where in a record what was looked for stands, and as which words. */
export function describeMatch(record: ServiceRecord, groups: readonly WordGroup[]): ServiceMatch {
  const wanted = new Set(
    groups.flatMap(({ alternatives }) => alternatives.flatMap(({ words }) => words)),
  );
  const texts = listIndexTexts(record);
  const terms = new Set<string>();
  const fields = indexFields.filter((field) => {
    const found = splitWords(texts[field])
      .map(foldWord)
      .filter((word) => wanted.has(word));
    for (const word of found) terms.add(word);
    return found.length > 0;
  });
  return { fields, terms: [...terms].slice(0, maxTerms) };
}
