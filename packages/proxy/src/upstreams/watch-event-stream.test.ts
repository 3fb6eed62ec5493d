import { expect, test } from 'vitest';

import { watchEventStream } from './watch-event-stream.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['data: x\n\n', undefined],
  ['id: 7\ndata: x\n\n', '7'],
  ['id:7\r\ndata: x\r\n\r\nid: 8\rdata: y\r\r', '8'],
  ['data: id: 9\n\n', undefined],
  ['identity: 9\n\n', undefined],
  ['event: message\nid: a b\n\n', 'a b'],
])('the last id of %j, in one piece and byte by byte', (text, expected) => {
  const whole = watchEventStream({ maxEventBytes: 1000 });
  whole.push(encode(text));
  expect(whole.lastEventId).toBe(expected);
  const split = watchEventStream({ maxEventBytes: 1000 });
  for (const byte of encode(text)) split.push(Uint8Array.of(byte));
  expect(split.lastEventId).toBe(expected);
});

test('an event is bounded, the stream is not', () => {
  const watch = watchEventStream({ maxEventBytes: 20 });
  for (let event = 0; event < 100; event += 1) {
    expect(watch.push(encode(`data: ${'x'.repeat(10)}\n\n`))).toBe(true);
  }
  expect(watch.push(encode('data: 0123456789'))).toBe(true);
  expect(watch.push(encode('0123456789'))).toBe(false);
});
