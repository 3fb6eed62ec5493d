import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { quoteForBash } from './quote-for-bash.js';

const nasty = [
  'plain-name_1.2',
  'two words',
  "it's",
  'say "hello"',
  '$(touch pwned)',
  '${HOME}',
  '`id`',
  'a;b|c&d',
  'back\\slash',
  '#comment',
  '*?[a]{b,c}',
  '<in >out',
  '~root',
  'café ☕ 🦀',
  '-rf',
];

/** The word that bash makes of what stands there. */
function readByBash(text: string): string {
  return spawnSync('bash', ['--norc', '-c', `printf %s ${text}`], { encoding: 'utf8' }).stdout;
}

describe.each([
  ['', ''],
  ['"', '"'],
  ["'", "'"],
] as const)('behind %j', (quote, end) => {
  test.each(nasty)('%j is the same word to bash', (value) => {
    const written = quoteForBash(value, { quote, kept: '' });
    if (written === undefined) {
      expect(quote).toBe("'");
      expect(value).toContain("'");
    } else if (value !== '-rf') {
      expect(readByBash(quote + written + end)).toBe(value);
    }
  });
});

test('only what bash replaces is written', () => {
  expect(quoteForBash('--format=a b', { quote: '', kept: '--format=' })).toBe('a\\ b');
  expect(quoteForBash('other', { quote: '', kept: '--format=' })).toBeUndefined();
});

test('an exclamation mark cannot be written in double quotes, and is left out there', () => {
  expect(quoteForBash('wow!', { quote: '"', kept: '' })).toBeUndefined();
  expect(quoteForBash('wow!', { quote: '', kept: '' })).toBe('wow\\!');
});
