import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { encode as encodePng } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { expect, test } from 'vitest';

const white = { width: 1, height: 1, data: Buffer.alloc(4, 255) };

test.each([
  ['png', encodePng({ ...white, channels: 4 })],
  ['jpeg', encodeJpeg(white).data],
] as const)('what is published decodes a %s in a file of its own', async (type, bytes) => {
  const file = new URL('../dist/picture-worker.js', import.meta.url);
  const workerData = { type, bytes: Uint8Array.from(bytes), megapixels: 1, width: 8, height: 8 };
  const worker = new Worker(file, { workerData });
  // On a busy machine both come at once.
  const ended = once(worker, 'exit');
  const answers = (await once(worker, 'message')) as unknown[];
  expect(answers).toEqual([{ width: 1, height: 1, pixels: Uint32Array.of(0xffffffff) }]);
  await ended;
});
