import { expect, test } from 'vitest';
import { cleanText } from './clean-text.js';
import { isPlaceholder } from './is-placeholder.js';
import { looksSecret } from './looks-secret.js';
import { readTemplates } from './read-templates.js';
import { scrubSecrets } from './scrub-secrets.js';
import { withoutEndSlashes } from '../../core/without-end-slashes.js';

// Put together here, so that nothing in this file looks like a credential itself.
const begin = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ');
/** What patterns begin with, or go on with, over and over. */
const units = [
  '\u001B]',
  '\u001B[',
  '\u001B[1;',
  '\u001B[ ',
  '\u001B;a',
  '\u009D',
  '\u009D;',
  '\u001B',
  '\u001BP1',
  ' ',
  '\n',
  '\r',
  '\t ',
  'a',
  'a ',
  'é ',
  '\u202E',
  '\uD800',
  '1',
  '-',
  '_',
  'aA1',
  'aA1-',
  'A1/',
  'a=',
  '0x',
  '=+',
  'eyJ',
  'eyJ-',
  '-eyJaaaaaaaa',
  'eyJaaaaaaaa.',
  'eyJaaaaaaaa.eyJ',
  'aaaaaaaaaaa.eyJ-',
  '.eyJ',
  `${begin} `,
  '-----BEGIN A',
  '-----END A',
  'ghp_',
  '-ghp_a',
  'sk-',
  'sk-a-',
  'glpat-',
  'xoxb-',
  'ya29.',
  'AKIA',
  'whsec_',
  'gsk_',
  '-gsk_a',
  'secret-a ',
  'SG.',
  'SG.aaaaaaaaaaaaaaaa.',
  '12345678:AA',
  'M-',
  'MNO.',
  'Bearer ',
  'Bearer a',
  'basic\n',
  'api_key=',
  'api_key ',
  'password:"',
  '-token=a',
  '://',
  '://a:',
  '://a:b',
  ':a@',
  '{',
  '${',
  '{{a',
  '{input:',
  '{a ',
  '/',
  './',
  'aB',
  'a_B',
  'A_',
  '%7B',
  'your',
  'x...',
];

const cleaners: readonly (readonly [name: string, clean: (text: string) => unknown])[] = [
  ['cleanText', (text) => cleanText(text, { maxLength: text.length, isOneLine: false })],
  ['cleanText (one line)', (text) => cleanText(text, { maxLength: text.length })],
  ['scrubSecrets', (text) => scrubSecrets(text, { isValue: true })],
  ['readTemplates', readTemplates],
  ['looksSecret', looksSecret],
  ['isPlaceholder', isPlaceholder],
  ['withoutEndSlashes', (text) => withoutEndSlashes(`${text}x`)],
];

/** The shorter one for patterns that give up after some thousand characters, each time they begin. */
const lengths = [1_000, 9_000];
const factor = 4;

/** The fastest of a few, in milliseconds: what others do to the machine only adds. */
function timeOf(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return Math.min(...times);
}

test.each(cleaners)('%s takes twice as long for what is twice as long', (_name, clean) => {
  const grown = units.flatMap((unit) =>
    // Whatever a pattern wants at its end is not there.
    ['', '!']
      .filter((end) => {
        const text = (size: number): string => unit.repeat(size / unit.length) + end;
        return lengths.some((length) => {
          const short = text(length);
          const long = text(length * factor);
          const grows = (): boolean => {
            const before = Math.max(
              timeOf(() => clean(short)),
              0.1,
            );
            return timeOf(() => clean(long)) / before >= factor * 2.5;
          };
          // Something else may have had the processor meanwhile: what is quadratic is so every time.
          return Array.from({ length: 8 }).every(grows);
        });
      })
      .map((end) => unit + end),
  );
  expect(grown).toEqual([]);
});

test('what is longer than it may be is not looked through to its end', () => {
  expect(cleanText(`${'\u200B'.repeat(355)}abc`, { maxLength: 100 })).toBe('a');
  expect(cleanText(`${'\u200B'.repeat(400)}abc`, { maxLength: 100 })).toBeUndefined();
});

test('a credential that the cut goes through is not shown', () => {
  const secret = `ghp_${'a1B2c3D4e5F6g7H8i9J0'.repeat(2)}`;
  for (let space = 0; space < 400; space += 1) {
    const text = `key${'\u200B'.repeat(space)} ${secret} and more${' '.repeat(400)}`;
    expect(cleanText(text, { maxLength: 60 }) ?? '').not.toContain('ghp_');
  }
});
