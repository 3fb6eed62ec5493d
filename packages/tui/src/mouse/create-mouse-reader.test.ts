import { expect, test } from 'vitest';
import { createMouseReader } from './create-mouse-reader.js';

const report = '\u001b[<64;10;5M';

/** What was typed, with `*` where there was a report. */
function read(chunks: readonly string[], reader = createMouseReader()): string {
  return chunks
    .flatMap((chunk) => reader.push(chunk))
    .map(({ kind, text }) => (kind === 'report' ? '*' : text))
    .join('');
}

test('reports are taken out where they stand', () => {
  expect(read([`a${report}b${report}${report}\r`])).toBe('a*b**\r');
});

test('a report that is cut anywhere is whole again, and nothing of it is typed', () => {
  for (let at = 1; at < report.length; at += 1) {
    expect(read([`a${report.slice(0, at)}`, `${report.slice(at)}b`])).toBe('a*b');
  }
  expect(read(Array.from(`a${report}b`))).toBe('a*b');
});

test('a key that was waited for long enough is a key', () => {
  for (const key of ['\u001b', '\u001b[']) {
    const reader = createMouseReader();
    expect(read([`a${key}`], reader)).toBe('a');
    expect(reader.isWaiting).toBe(true);
    expect(reader.release()).toBe(key);
    expect(reader.isWaiting).toBe(false);
    expect(reader.release()).toBe('');
    expect(read(['b'], reader)).toBe('b');
  }
});

test('what was taken for a key may be the beginning of a report: the rest is not typed', () => {
  for (const key of ['\u001b', '\u001b[']) {
    const reader = createMouseReader();
    reader.push(key);
    reader.release();
    expect(read([`${report.slice(key.length)}b`, '[<1;1;1M'], reader)).toBe('*b[<1;1;1M');
  }
});

test('the beginning of a report is held as long as it takes', () => {
  const reader = createMouseReader();
  expect(read(['\u001b[<64;1'], reader)).toBe('');
  expect(reader.isWaiting).toBe(false);
  expect(reader.release()).toBe('');
  expect(read(['0;5Mx'], reader)).toBe('*x');
});

test('a report that somebody has cut off is not typed', () => {
  expect(read(['\u001b[<64;1', '\u001b[Aok'])).toBe('\u001b[Aok');
  expect(read([`\u001b[<${'1'.repeat(50)}`, 'ok'])).toBe('ok');
});

test('keys go through as they are', () => {
  const keys = ['\u001b[A', '\u001bOP', '\u001b[1;5C', '\u001b[200', '\u001bx', 'é', '\u001b[?1u'];
  expect(read([...keys, 'end'])).toBe(`${keys.join('')}end`);
});

test('terminals that do not know the form are not typed either', () => {
  expect(read(['a\u001b[M !!b\u001b[M', ' !', '!c'])).toBe('a*b*c');
});

test('what is pasted is text, whatever it looks like', () => {
  const paste = `\u001b[200~a${report}b\u001b[201~`;
  expect(read([`${paste}${report}c`])).toBe(`${paste}*c`);
  for (let at = 1; at < paste.length; at += 1) {
    expect(read([paste.slice(0, at), `${paste.slice(at)}${report}c`])).toBe(`${paste}*c`);
  }
});
