import type { ToolResult } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { toToolAnswer } from './to-tool-answer.js';

const answer = (result: ToolResult, maxLength = 1000) => toToolAnswer(result, { maxLength });
const png = { type: 'image', data: 'AAAA', mimeType: 'image/png' };

test.each<[string, ToolResult, string]>([
  ['texts', { content: [text('one'), text('two')] }, 'one\ntwo'],
  ['nothing', { content: [] }, 'The tool gave nothing back.'],
  ['data alone', { content: [], structuredContent: { t: 72 } }, '{"t":72}'],
  ['data that the text tells', { content: [text('72°F')], structuredContent: { t: 72 } }, '72°F'],
  [
    'data and a picture',
    { content: [png], structuredContent: [1] },
    '[1]\n[picture, image/png: not shown]',
  ],
  [
    'a picture that models do not look at',
    { content: [{ ...png, mimeType: 'image/tiff' }] },
    '[image, image/tiff: not shown]',
  ],
  [
    'sound',
    { content: [{ type: 'audio', data: 'AAAA', mimeType: 'audio/wav' }] },
    '[audio, audio/wav: not shown]',
  ],
  [
    'a resource',
    { content: [{ type: 'resource', resource: { uri: 'a://b', text: 'inside' } }] },
    'inside',
  ],
  [
    'bytes',
    { content: [{ type: 'resource', resource: { uri: 'a://b', blob: 'AA' } }] },
    '[resource, a://b: not shown]',
  ],
  [
    'a link',
    { content: [{ type: 'resource_link', uri: 'a://b', name: 'Menu' }] },
    'Resource Menu: a://b',
  ],
  ['a type that came later', { content: [{ type: 'hologram' }] }, '[hologram: not shown]'],
  [
    'a link whose words are none',
    { content: [{ type: 'resource_link', uri: 'a://b', name: { toString: 1 }, description: [] }] },
    'Resource a://b',
  ],
  ['a text that is none', { content: [{ type: 'text', text: 7 }] }, 'The tool gave nothing back.'],
  ['an empty text', { content: [text(' \n'), text('')] }, 'The tool gave nothing back.'],
  ['data beside an empty text', { content: [text('')], structuredContent: { t: 72 } }, '{"t":72}'],
  ['half of a character pair in data', { content: [], structuredContent: '\uD83D' }, '"\\ud83d"'],
  ['half of a character pair', { content: [text('a\uD83Db')] }, 'a\uFFFDb'],
])('%s', (_, result, expected) => {
  expect(answer(result)).toMatchObject({ text: expected, isError: false });
});

test('pictures are parts, but for those that an API would refuse', () => {
  const large = { ...png, data: 'A'.repeat(5 * 1024 * 1024 + 1) };
  const broken = ['', 'not base64', 'AAAAA', 'data:image/png;base64,AAAA'];
  const notes = broken.map(() => ({
    type: 'text',
    text: '[picture, image/png, broken: not shown]',
  }));
  const content = broken.map((data) => ({ ...png, data }));
  expect(answer({ content }).parts).toEqual(notes);
  expect(answer({ content: [text('menu'), png, large], isError: true })).toEqual({
    text: 'menu\n[picture, image/png: not shown]\n[picture, image/png, too large: not shown]',
    parts: [
      { type: 'text', text: 'menu' },
      { type: 'image', data: 'AAAA', mediaType: 'image/png' },
      { type: 'text', text: '[picture, image/png, too large: not shown]' },
    ],
    isError: true,
  });
});

test('data without a bottom does not overflow the stack', () => {
  const structuredContent: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(answer({ content: [], structuredContent }).text).toBe(
    '[data, nested too deep: not shown]',
  );
});

test('a long result is cut off, and says so; pictures stay', () => {
  const { text: whole, parts } = answer(
    { content: [text('12345'), png, text('67890'), text('x')] },
    8,
  );
  expect(parts).toEqual([
    { type: 'text', text: '12345' },
    { type: 'image', data: 'AAAA', mediaType: 'image/png' },
    { type: 'text', text: '678' },
    { type: 'text', text: '[Cut off: this is 8 of 11 characters. Ask for less at a time.]' },
  ]);
  expect(whole).toContain('678\n[Cut off');
  expect(answer({ content: [text('12345678')] }, 8).text).toBe('12345678');
});

test('no character is cut in two', () => {
  expect(answer({ content: [text('a😀b')] }, 2).parts[0]).toEqual({ type: 'text', text: 'a' });
});

function text(value: string) {
  return { type: 'text', text: value };
}
