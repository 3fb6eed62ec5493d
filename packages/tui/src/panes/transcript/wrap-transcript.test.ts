import { expect, test } from 'vitest';
import type { TranscriptLine } from './transcript-line.js';
import { wrapTranscript } from './wrap-transcript.js';

function lines(...words: string[]): TranscriptLine[] {
  return words.map((text) => ({ kind: 'output', text, entry: 1 }));
}

function texts(
  transcript: readonly TranscriptLine[],
  options: { columns: number; rows: number; back?: number },
) {
  return wrapTranscript(transcript, { back: 0, ...options }).map(({ text }) => text);
}

test('the newest lines are in sight', () => {
  expect(texts(lines('1', '2', '3'), { columns: 10, rows: 2 })).toEqual(['2', '3']);
  expect(texts(lines('1', '2', '3'), { columns: 10, rows: 2, back: 1 })).toEqual(['1', '2']);
});

test('a long line goes on in the next row, between words where there are some', () => {
  expect(texts(lines('hello wide world'), { columns: 11, rows: 5 })).toEqual([
    'hello wide',
    'world',
  ]);
  // The blank behind a word that fills the row takes no room of its own.
  expect(texts(lines('hello wide world'), { columns: 10, rows: 5 })).toEqual([
    'hello wide',
    'world',
  ]);
  expect(texts(lines('abcdefgh'), { columns: 3, rows: 5 })).toEqual(['abc', 'def', 'gh']);
});

test('wide characters take two columns', () => {
  expect(texts(lines('天気予報'), { columns: 5, rows: 5 })).toEqual(['天気', '予報']);
});

test('an empty line is a row', () => {
  expect(texts(lines('a', '', 'b'), { columns: 5, rows: 5 })).toEqual(['a', '', 'b']);
});

test('a command has air before it, and room for its sign', () => {
  const transcript: TranscriptLine[] = [
    { kind: 'command', text: 'one', entry: 1 },
    { kind: 'output', text: 'out', entry: 1 },
    { kind: 'command', text: 'abcdef', entry: 2 },
  ];
  expect(wrapTranscript(transcript, { columns: 6, rows: 9, back: 0 })).toEqual([
    { kind: 'command', text: 'one', isFirst: true },
    { kind: 'output', text: 'out', isFirst: true },
    { kind: 'output', text: '', isFirst: true },
    { kind: 'command', text: 'abcd', isFirst: true },
    { kind: 'command', text: 'ef', isFirst: false },
  ]);
});

test('a line that no screen holds is cut', () => {
  const [first, ...rest] = texts(lines('x'.repeat(1_000_000)), { columns: 100, rows: 100 });
  expect(first).toBe('x'.repeat(100));
  expect(rest.length).toBe(20);
  expect(rest.at(-1)).toBe('… (998000 more)');
});

test('of 5,000 lines only those are looked at that are in sight', () => {
  let read = 0;
  const transcript = lines(...Array.from({ length: 5000 }, (_, index) => String(index)));
  const counted = transcript.map((line) => ({
    ...line,
    get text() {
      read += 1;
      return line.text;
    },
  }));
  expect(texts(counted, { columns: 10, rows: 3 })).toEqual(['4997', '4998', '4999']);
  expect(read).toBeLessThan(20);
});
