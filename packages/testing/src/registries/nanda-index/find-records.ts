import { listOfTexts } from '../list-of-texts.js';
import { splitWords } from '../split-words.js';
import type { FakeIndexRecord } from './make-index-record.js';

/** Active records in which some word of the text is found, those with more of them first. */
export function findRecords(
  records: readonly FakeIndexRecord[],
  { text }: { readonly text: string },
): FakeIndexRecord[] {
  const words = splitWords(text);
  const scoreOf = (record: FakeIndexRecord): number => {
    const content = ['org_id', 'display_name', 'domain', 'description'].map((key) => record[key]);
    const there = new Set([...content, ...listOfTexts(record['tags'])].flatMap(splitWords));
    return words.filter((word) => there.has(word)).length;
  };
  return records
    .map((record) => ({ record, score: record['status'] === 'active' ? scoreOf(record) : 0 }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ record }) => record);
}
