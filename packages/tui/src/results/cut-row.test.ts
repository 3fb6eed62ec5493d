import { measureWidth } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { cutRow } from './cut-row.js';
import { jsonForm } from './json-form.js';
import { plainForm } from './plain-form.js';
import type { TextForm } from './text-form.js';

interface RowsOptions {
  readonly columns: number;
  readonly form?: TextForm;
  readonly byWords?: boolean;
}

function rowsOf(
  text: string,
  { columns, form = plainForm, byWords = false }: RowsOptions,
): string[] {
  const rows: string[] = [];
  for (let from = 0; from < text.length;) {
    const { end } = cutRow(text, { from, to: text.length, columns, form, byWords });
    rows.push(form.draw(text.slice(from, end)));
    from = end;
  }
  return rows;
}

test.each<[string, string, string[]]>([
  ['plain', 'abcdefg', ['abcd', 'efg']],
  ['wide', '天気x予報', ['天気', 'x予', '報']],
  ['controls, each as one', '\u001b[2J\u0007', ['␛[2J', '␇']],
  ['what is spelled out', 'a\u202eb', ['a', '<U+202E>', 'b']],
  ['marks with their letter', 'abce\u0301\u0302d', ['abce\u0301\u0302', 'd']],
  ['a family as one', '👨‍👩‍👧👨‍👩‍👧x', ['👨‍👩‍👧👨‍👩‍👧', 'x']],
  ['a sign that is made an emoji', 'abc❤\ufe0f', ['abc', '❤\ufe0f']],
  ['tabs', 'a\tb', ['a', '    ', 'b']],
])('rows of four columns: %s', (_name, text, expected) => {
  expect(rowsOf(text, { columns: 4 })).toEqual(expected);
});

test('breaks between words, and inside of one that is too long', () => {
  expect(rowsOf('the quick brownish foxesareverylong', { columns: 10, byWords: true })).toEqual([
    'the quick ',
    'brownish ',
    'foxesareve',
    'rylong',
  ]);
});

test('whatever the text is, nothing is lost, and no row is wider than it may be', () => {
  const alphabet = ['a', ' ', '"', '\\', '\t', '\u0007', '\u009b', '\u202e', '\ufeff', '\ud800'];
  const signs = [...alphabet, '天', 'ｱ', 'é', 'e\u0301', '👍🏽', '❤\ufe0f', '\u{e0041}', '한', '–'];
  let seed = 7;
  const random = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % limit;
  };
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: random(120) }, () => signs[random(signs.length)]).join('');
    const columns = 12 + random(40);
    for (const form of [plainForm, jsonForm]) {
      const rows = rowsOf(text, { columns, form, byWords: random(2) === 0 });
      for (const row of rows) {
        expect(measureWidth(row.trimEnd()).width).toBeLessThanOrEqual(columns);
        expect(row).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\ufeff]/);
      }
    }
    const raw: string[] = [];
    for (let from = 0; from < text.length;) {
      const { end } = cutRow(text, { from, to: text.length, columns, form: plainForm });
      expect(end).toBeGreaterThan(from);
      raw.push(text.slice(from, end));
      from = end;
    }
    expect(raw.join('')).toBe(text);
  }
});
