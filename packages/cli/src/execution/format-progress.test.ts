import { createStyle, measureWidth } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { formatProgress, type FormatProgressOptions } from './format-progress.js';

const format = (options: Partial<FormatProgressOptions>) =>
  formatProgress({
    label: 'analyze',
    step: undefined,
    elapsed: 1234,
    width: 79,
    style: createStyle(false),
    shape: 'line',
    ...options,
  });

test.each<[string, Partial<FormatProgressOptions>, string[]]>([
  ['nothing is known yet', {}, ['analyze  1.2 s']],
  ['a count without an end has no bar', { step: { progress: 3 } }, ['analyze  3 1.2 s']],
  [
    'a line',
    { step: { progress: 1, total: 4, message: 'one\nof  four' } },
    ['analyze  █████░░░░░░░░░░░░░░░ 1/4 one of four 1.2 s'],
  ],
  [
    'a card',
    { step: { progress: 1, total: 4, message: 'one' }, shape: 'card' },
    ['analyze  █████░░░░░░░░░░░░░░░ 1/4 1.2 s', '  one'],
  ],
  [
    'more than all',
    { step: { progress: 9, total: 4 }, width: 39 },
    ['analyze  ██████████ 9/4 1.2 s'],
  ],
  ['fractions', { step: { progress: 0.1 + 0.2, total: 1 }, width: 30 }, ['analyze  0.3/1 1.2 s']],
  ['minutes', { elapsed: 125_900 }, ['analyze  2:05 min']],
])('%s', (_name, options, lines) => {
  expect(format(options)).toEqual(lines);
});

const messages = [
  undefined,
  'short',
  '世界中の天気をお知らせします。詳しくはウェブサイトをご覧ください。お気軽にどうぞ。',
];
test.each(['line', 'card'] as const)('a %s never takes more than its columns', (shape) => {
  for (const width of [20, 39, 40, 60, 79, 120]) {
    for (const message of messages) {
      for (const label of [
        'a',
        'trigger-long-running-operation-of-some-kind',
        '天気予報のサービスの道具',
      ]) {
        for (const total of [undefined, 7, 1_000_000]) {
          const lines = format({ label, width, shape, step: { progress: 5, total, message } });
          for (const line of lines) expect(measureWidth(line).width).toBeLessThanOrEqual(width);
        }
      }
    }
  }
});

test('is safe to show', () => {
  const evil = 'x\u001b[2J\r\u202e';
  for (const shape of ['line', 'card'] as const) {
    const text = format({ label: evil, step: { progress: 1, message: evil }, shape }).join('');
    expect(text).not.toMatch(/[\u001b\r\u202e]/);
  }
});
