import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

/** One red pixel. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';

test('what decodes images for the terminal app stands in a file of its own', async () => {
  const workerData = {
    type: 'png',
    bytes: Uint8Array.from(Buffer.from(png, 'base64')),
    megapixels: 1,
    width: 8,
    height: 8,
  };
  const file = new URL('../dist/picture-worker.js', import.meta.url);
  const worker = new Worker(file, { workerData });
  // On a busy machine both come at once.
  const ended = once(worker, 'exit');
  const answers = (await once(worker, 'message')) as unknown[];
  expect(answers).toEqual([{ width: 1, height: 1, pixels: Uint32Array.of(0xff0000ff) }]);
  await ended;
});
