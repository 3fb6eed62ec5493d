import { expect, test } from 'vitest';
import { measureWidth } from '../text/measure-width.js';
import { createStyle } from '../text/style.js';
import { formatStructure } from './format-structure.js';

const format = (value: unknown, width = 60) =>
  formatStructure(value, { width, style: createStyle(false) });

test.each<[string, unknown, string]>([
  ['a value', 7, '7'],
  ['nothing', null, 'null'],
  ['members', { a: 1, longer: 'two' }, 'a       1\nlonger  two'],
  ['what is empty', { list: [], object: {} }, 'list    []\nobject  {}'],
  ['a list of values', ['a', 2], '- a\n- 2'],
  ['a table', [{ id: 1, name: 'Ada' }, { id: 22 }], 'id  name\n1   Ada\n22'],
  [
    'what is inside',
    { place: 'Oslo', days: [{ day: 1, high: 5 }], at: { lat: 59.9 } },
    'place  Oslo\ndays (1)\n  day  high\n  1    5\nat\n  lat  59.9',
  ],
  ['lists in lists', [[1, 2], { a: { b: 'c' } }], '- - 1\n  - 2\n- a\n    b  c'],
  ['lines of a text', { text: 'one\ntwo' }, 'text  one\n      two'],
  [
    'what is very deep',
    { a: { b: { c: { d: { e: { f: 1 } } } } } },
    'a\n  b\n    c\n      d\n        e\n          {"f":1}',
  ],
])('%s', (_name, value, expected) => {
  expect(format(value)).toBe(expected);
});

test('is safe to show', () => {
  const evil = '\u001b[2J\u202e\u0007';
  const text = format({ [evil]: evil, list: [{ [evil]: evil }], deep: [[[[[[evil]]]]]] });
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test.each([40, 60])('a table gives way to %i columns, its widest first', (width) => {
  const rows = [
    {
      id: 'a1',
      title: '天気予報のサービスについての長い題名',
      note: 'short',
      link: 'https://example.com/a/long/path',
    },
    { id: 'b2', title: 'x', note: 'y', link: 'z' },
  ];
  const lines = format(rows, width).split('\n');
  for (const line of lines) expect(measureWidth(line).width).toBeLessThanOrEqual(width);
  expect(lines[0]).toMatch(/^id\s+title\s+note\s+link$/);
  expect(lines[1]).toContain('short');
});
