import { createStyle, measureWidth } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.js';

const plain = (text: string, width = 40) =>
  renderMarkdown(text, { width, style: createStyle(false) });
const painted = (text: string) => renderMarkdown(text, { width: 40, style: createStyle(true) });

test.each<[string, string, string]>([
  ['a heading', '## Two *words*', '## Two words'],
  [
    'a paragraph is filled',
    'one two three four\nfive six seven eight nine ten',
    'one two three four five six seven eight\nnine ten',
  ],
  ['emphasis', 'a **b** _c_ `d` ~~e~~', 'a b c `d` e'],
  ['a link shows where it goes', '[bank](http://evil.example)', 'bank (http://evil.example)'],
  ['an address is said once', '<http://a.example>', 'http://a.example'],
  ['an image', '![logo](a.png)', '[image logo a.png]'],
  ['entities', 'a &amp; b &lt;c&gt;', 'a & b <c>'],
  ['a hard break', 'a  \nb', 'a\nb'],
  ['code keeps its blanks', '```js\nif (a)\n  b();\n```', '    if (a)\n      b();'],
  ['a quote', '> one\n> two', '│ one two'],
  ['a list', '- a\n- b\n  1. c\n  2. d', '• a\n• b\n  1. c\n  2. d'],
  ['tasks', '- [x] a\n- [ ] b', '[x] a\n[ ] b'],
  ['a table', '| a | b |\n|---|---|\n| 天気 | **x** |', 'a     b\n天気  x'],
  ['a line', 'a\n\n---', `a\n\n${'─'.repeat(40)}`],
  ['HTML stays as it is', '<b>bold</b>', '<b>bold</b>'],
])('%s', (_name, text, expected) => {
  expect(plain(text)).toBe(expected);
});

test('paint', () => {
  expect(painted('# A *b*\n\n**c** `d`')).toBe(
    [
      '\u001b[1m\u001b[36mA\u001b[39m\u001b[22m',
      '\u001b[1m\u001b[36m \u001b[39m\u001b[22m',
      '\u001b[1m\u001b[36m\u001b[3mb\u001b[23m\u001b[39m\u001b[22m',
      '\n\n\u001b[1mc\u001b[22m \u001b[36md\u001b[39m',
    ].join(''),
  );
});

test.each([16, 20, 40, 79])('nothing is wider than %i columns', (width) => {
  const text = [
    '# 天気予報のサービスについての長い見出し',
    'averyveryverylongwordthatfitsnowhereatallandhastobebroken and 世界中の天気をお知らせします。',
    '- a list of some length that has to be wrapped, [with a link](http://example.com/a/very/long/path)',
    '| one column | another column | a third |\n|---|---|---|\n| a b c d e f g | 日本語の長いテキスト | x |',
    '> a quote that is long enough to be wrapped even where there is room',
  ].join('\n\n');
  for (const line of plain(text, width).split('\n')) {
    expect(measureWidth(line).width, line).toBeLessThanOrEqual(Math.max(width, 22));
  }
});

test('nothing that a terminal acts on comes through, wherever it stands', () => {
  const evil = 'x\u001b]0;owned\u0007\u001b[2J\u009b\u202ey&#27;';
  const text = [
    `# ${evil}`,
    `[${evil}](http://a${evil})`,
    `![${evil}](${evil})`,
    `\`${evil}\``,
    `\`\`\`\n${evil}\n\`\`\``,
    `| ${evil} |\n|---|\n| ${evil} |`,
    `<b ${evil}>`,
  ].join('\n\n');
  expect(plain(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(plain(text)).toContain('x␛]0;owned␇');
});

test.each([
  ['nested too deep', '> '.repeat(20_000)],
  ['a paragraph that would take minutes', 'a_b_'.repeat(50_000)],
])('what cannot be read is shown as it is: %s', (_name, text) => {
  // Not compared by the matcher, which would print it all.
  const isSame = plain(text).replaceAll('\n', '').trimEnd() === text.trimEnd();
  expect(isSame).toBe(true);
});
