import { expect, test } from 'vitest';
import { createLineSplitter } from './create-line-splitter.js';

function split(chunks: readonly (string | Buffer)[], limit = 100) {
  const lines: string[] = [];
  const long: [number, string | undefined][] = [];
  const splitter = createLineSplitter({
    limit,
    onLine: (line) => lines.push(line.toString('utf8')),
    onTooLong: (size, id) => long.push([size, id]),
  });
  for (const chunk of chunks) splitter.feed(Buffer.from(chunk));
  splitter.end();
  return { lines, long };
}

test('lines are put together again however they come', () => {
  const text = Buffer.from('{"a":"é"}\n\n{"b":1}\r\n{"c":2}');
  const whole = ['{"a":"é"}', '{"b":1}\r', '{"c":2}'];
  expect(split([text]).lines).toEqual(whole);
  expect(split([...text].map((byte) => Buffer.of(byte))).lines).toEqual(whole);
});

test('of a line that is too long only its id is kept, wherever it stands', () => {
  const filling = 'x'.repeat(200);
  const first = `{"id":1,"method":"m","params":{"text":"${filling}"}}`;
  const last = `{"method":"m","params":{"id":3,"text":"${filling}"},"id":"two"}`;
  const { lines, long } = split([`${first}\n{"ok":1}\n`, last.slice(0, 50), last.slice(50)]);
  expect(lines).toEqual(['{"ok":1}']);
  expect(long).toEqual([
    [first.length, '1'],
    [last.length, '"two"'],
  ]);
});
