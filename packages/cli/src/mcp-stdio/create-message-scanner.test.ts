import { expect, test } from 'vitest';
import { createMessageScanner } from './create-message-scanner.js';
import { scanMessage } from './scan-message.js';

const messages: readonly [unknown, object][] = [
  [
    { jsonrpc: '2.0', id: 7, method: 'ping' },
    { id: '7', method: 'ping', isAnswer: false },
  ],
  [
    { method: 'a/b', params: { id: 1, result: 2 } },
    { method: 'a/b', isAnswer: false },
  ],
  [
    { result: { id: 9, method: 'x' }, id: 'a"b\\' },
    { id: '"a\\"b\\\\"', isAnswer: true },
  ],
  [
    { id: null, error: { code: 1, message: '}]{[",:' } },
    { id: 'null', isAnswer: true },
  ],
  [{ params: ['id', { method: 'no' }], text: '"id":5' }, { isAnswer: false }],
  [[{ id: 1, method: 'in a batch' }], { isAnswer: false }],
];

test.each(messages)('%j is known by its outermost members', (message, shape) => {
  const expected = { id: undefined, method: undefined, ...shape };
  for (const indent of [0, 2]) {
    const bytes = Buffer.from(JSON.stringify(message, undefined, indent));
    const isBatch = Array.isArray(message);
    if (!isBatch) expect(scanMessage(bytes)).toEqual(expected);
    const scanner = createMessageScanner();
    for (const byte of bytes) scanner.feed(Uint8Array.of(byte));
    if (!isBatch) expect(scanner.shape).toEqual(expected);
    else expect(scanner.shape.isAnswer).toBe(false);
  }
});

test('what is no JSON at all does no harm', () => {
  for (const text of ['', '}}}}', '"', '{"id":', '{"method":"\\', '{"method":17}']) {
    expect(scanMessage(Buffer.from(text)).method).toBeUndefined();
  }
});

test('of a member that is long little is kept', () => {
  const scanner = createMessageScanner();
  scanner.feed(Buffer.from(`{"id":"${'x'.repeat(100_000)}","method":"m"}`));
  expect(scanner.shape.id?.length).toBe(1024);
  expect(scanner.shape.method).toBe('m');
});
