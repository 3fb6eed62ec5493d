import { expect, test } from 'vitest';
import { plainStyle } from './apply-sgr.ts';
import { readScreen } from './read-screen.ts';

const escape = '\u001B';

/** The only style of what is said. */
function styleOf(codes: string) {
  const [row = []] = readScreen([`${escape}[${codes}mx`]);
  return row[0]?.style;
}

test.for([
  ['1;4', { isBold: true, isUnderlined: true }],
  ['2;7', { isDim: true, isInverse: true }],
  ['31', { foreground: '#f47067' }],
  ['92;44', { foreground: '#b4f1b4', background: '#6cb6ff' }],
  ['38;5;81', { foreground: '#5fd7ff' }],
  ['48;5;244', { background: '#808080' }],
  ['38;2;1;20;255', { foreground: '#0114ff' }],
  ['1;22', {}],
  ['38;5;81;48;2;0;0;0;39;49', {}],
  ['1;31;0', {}],
  ['4:3', { isUnderlined: true }],
  ['4:3;4:0', {}],
  ['', {}],
  ['3', {}],
] as const)('ESC[%sm', ([codes, expected]) => {
  expect(styleOf(codes)).toEqual({ ...plainStyle, ...expected });
});

test('a style lasts over the end of a line; links and other sequences take no column', () => {
  const link = `${escape}]8;;https://x.example${escape}\\`;
  const rows = readScreen([`a${escape}[1mb`, `${link}c${escape}]8;;${escape}\\${escape}[K`, '']);
  expect(rows.map((row) => row.map(({ character }) => character).join(''))).toEqual([
    'ab',
    'c',
    '',
  ]);
  expect(rows[1]?.[0]?.style.isBold).toBe(true);
});

test.for(['名', '😀', 'e\u0301'])('%s is refused, because it is not drawn well', (character) => {
  expect(() => readScreen([character])).toThrow('column');
});
