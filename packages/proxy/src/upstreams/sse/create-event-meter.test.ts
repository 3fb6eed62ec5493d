import { expect, test } from 'vitest';

import { createEventMeter } from './create-event-meter.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(['\n', '\r', '\r\n'])('an event is bounded, the stream is not: line end %j', (end) => {
  const accept = createEventMeter({ maximumBytes: 20 });
  const event = `data: ${'x'.repeat(10)}${end}${end}`;
  for (let count = 0; count < 50; count += 1) expect(accept(encode(event))).toBe(true);
  for (let count = 0; count < 50; count += 1) {
    for (const byte of encode(event)) expect(accept(Uint8Array.of(byte))).toBe(true);
  }
  expect(accept(encode('data: 0123456789'))).toBe(true);
  expect(accept(encode('0123456789'))).toBe(false);
});

test('many short lines are one event', () => {
  const accept = createEventMeter({ maximumBytes: 20 });
  expect(accept(encode('data: 1\ndata: 2\n'))).toBe(true);
  expect(accept(encode('data: 3\n'))).toBe(false);
});
