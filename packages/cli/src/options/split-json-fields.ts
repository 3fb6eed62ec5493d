import { fieldList } from './field-list.js';

/** Words with `--json a,b` and `--json=a` as the two options that they stand for. What follows `--` stays as it is. */
export function splitJsonFields(words: readonly string[]): readonly string[] {
  if (!words.some((word) => word === '--json' || word.startsWith('--json='))) return words;
  const end = words.indexOf('--');
  const own = end === -1 ? words : words.slice(0, end);
  const split: string[] = [];
  for (let index = 0; index < own.length; index += 1) {
    const word = own[index] ?? '';
    const next = own[index + 1];
    if (word.startsWith('--json=')) split.push(`--fields=${word.slice('--json='.length)}`);
    else if (word === '--json' && next !== undefined && fieldList.test(next)) {
      split.push('--json', `--fields=${next}`);
      index += 1;
    } else split.push(word);
  }
  return end === -1 ? split : [...split, ...words.slice(end)];
}
