import { expect, test } from 'vitest';
import { drawScreen } from './draw-screen.ts';
import { readScreen } from './read-screen.ts';

const escape = '\u001B';

function draw(...lines: readonly string[]): string {
  return drawScreen(readScreen(lines), { title: 'a "title" <of it>', columns: 10 });
}

test('letters are as wide as their cells, and escaped', () => {
  const picture = draw('ab  <&c');
  expect(picture).toContain('aria-label="a &quot;title&quot; &lt;of it&gt;"');
  expect(picture).toContain('<text x="18" y="62.25" textLength="16.8">ab</text>');
  expect(picture).toContain('<text x="51.6" y="62.25" textLength="25.2">&lt;&amp;c</text>');
});

test('what looks the same is said once', () => {
  const picture = draw(`${escape}[1;31ma${escape}[0m b ${escape}[1;31mc`);
  expect(picture.match(/fill="#f47067" font-weight="bold"/gu)).toHaveLength(1);
});

test('boxes join: a line ends where that of the next cell begins', () => {
  const picture = draw('╭──╮', '│  │', '╰──╯');
  expect(picture).not.toContain('<text');
  // From the corner at the top left down, and on through the cell below.
  expect(picture).toContain('M22.2 67L22.2 61.5Q22.2 57.5 26.2 57.5L26.4 57.5');
  expect(picture).toContain('M22.2 67L22.2 76.5L22.2 86');
  expect(picture).toContain('M26.4 57.5L34.8 57.5L43.2 57.5');
});

test('a half block is its ink above and its ground below', () => {
  const picture = draw(`${escape}[38;2;1;2;3;48;2;4;5;6m▀`);
  expect(picture).toContain('<path fill="#040506" d="M18 48h8.4v19h-8.4z"/>');
  expect(picture).toContain('<path fill="#010203" d="M18 48h8.4v9.5h-8.4z"/>');
});

test('inverse changes ink and ground; the cursor stands where it is', () => {
  expect(draw(`${escape}[7mx`)).toContain('<path fill="#c5d1de" d="M18 48h8.4v19h-8.4z"/>');
  const rows = readScreen(['> ']);
  const picture = drawScreen(rows, { title: 'prompt', cursor: { column: 2, row: 0 } });
  expect(picture).toContain('d="M34.8 48h8.4v19h-8.4z"');
});
