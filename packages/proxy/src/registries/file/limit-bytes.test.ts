import { expect, test } from 'vitest';
import { limitBytes } from './limit-bytes.js';

async function* chunks(...sizes: number[]) {
  for (const size of sizes) yield new Uint8Array(size);
}

test('hands on what is small enough, and stops at what is not', async () => {
  let size = 0;
  for await (const chunk of limitBytes(chunks(3, 4, 3), { maximumBytes: 10 })) size += chunk.length;
  expect(size).toBe(10);
  const seen: number[] = [];
  const read = async () => {
    for await (const chunk of limitBytes(chunks(3, 9, 1), { maximumBytes: 10 })) {
      seen.push(chunk.length);
    }
  };
  await expect(read()).rejects.toThrow('more than 10 bytes');
  expect(seen).toEqual([3]);
});
