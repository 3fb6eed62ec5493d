import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLineWriter } from './create-line-writer.js';

function createSink() {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      taken.push(chunk.toString('utf8'));
      waiting.push(done);
    },
  });
  return { sink, taken, release: () => waiting.shift()?.() };
}

test('a message keeps its bytes, but for breaks that would end the line', async () => {
  const { sink, taken } = createSink();
  await createLineWriter(sink).write('{\n  "a": "x\\ny",\r\n  "é": 1\n}');
  expect(taken).toEqual(['{   "a": "x\\ny",    "é": 1 }\n']);
});

test('whoever writes waits for a client that does not read', async () => {
  const { sink, release } = createSink();
  const writer = createLineWriter(sink);
  const big = 'x'.repeat(2 * 1024 * 1024);
  const order: string[] = [];
  const written = writer.write(big).then(() => order.push('written'));
  const ready = writer.ready().then(() => order.push('ready'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  release();
  await Promise.all([written, ready]);
  expect(order).toHaveLength(2);
});

test('nobody waits for a client that is gone', async () => {
  const { sink } = createSink();
  const writer = createLineWriter(sink);
  const written = writer.write('x'.repeat(2 * 1024 * 1024));
  writer.close();
  await written;
  await writer.write('more');
  expect(sink.writableLength).toBe(2 * 1024 * 1024 + 1);
});
