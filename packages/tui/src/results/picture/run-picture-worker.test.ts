import type { Worker } from 'node:worker_threads';
import { encode } from 'fast-png';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { decodePicture } from './decode-picture.js';
import { runPictureWorker, type RunPictureWorkerOptions } from './run-picture-worker.js';

const task = () => ({
  type: 'png' as const,
  bytes: new Uint8Array(8),
  megapixels: 1,
  width: 1,
  height: 1,
});
const doing = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const forever = doing('setInterval(() => {}, 1000)');

const started: Worker[] = [];
const note = (worker: Worker) => void started.push(worker);
beforeAll(() => void process.on('worker', note));
afterAll(() => void process.off('worker', note));

// One that has ended has no thread any more.
afterEach(() => {
  expect(started.splice(0).map(({ threadId }) => threadId)).toEqual([-1]);
});

test.each<[string, RunPictureWorkerOptions, string]>([
  ['dies', { file: doing('process.exit(0)') }, 'The image cannot be decoded.'],
  ['fails', { file: doing('throw new Error("no")') }, 'The image cannot be decoded.'],
  ['is not there', { file: new URL('file:///nowhere.js') }, 'The image cannot be decoded.'],
  ['takes too long', { file: forever, timeout: 1 }, 'The image takes too long to draw.'],
  [
    'takes too much memory',
    {
      file: doing('const all = []; for (;;) all.push(new Array(10_000).fill(all.length))'),
      megabytes: 8,
    },
    'The image takes too much memory to draw.',
  ],
])('a worker that %s is a sentence', async (_name, options, message) => {
  await expect(runPictureWorker(task(), options)).rejects.toMatchObject({
    name: 'PictureError',
    message,
  });
});

test('what nobody waits for any more is not worked on', async () => {
  const leaving = new AbortController();
  const running = runPictureWorker(task(), { file: forever, signal: leaving.signal });
  leaving.abort();
  await expect(running).rejects.toBe(leaving.signal.reason);
  await expect(runPictureWorker(task(), { signal: leaving.signal })).rejects.toBe(
    leaving.signal.reason,
  );
});

const [width, height] = [4000, 3000];
const large = Buffer.from(
  encode({ width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(128) }),
).toString('base64');

/** How much of the time that something takes is one turn, in which everything else waits: from 0 to 1. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let [last, longest, isDone] = [start, 0, false];
  const take = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) setImmediate(take);
  };
  setImmediate(take);
  await work();
  take();
  isDone = true;
  return longest / (performance.now() - start);
}

test('everything else goes on while a large image is decoded', async () => {
  // In this thread it is one turn, and little else.
  const share = await longestTurn(async () => {
    const picture = await decodePicture({ data: large });
    expect([picture.width, picture.height]).toEqual([640, 480]);
    expect(picture.pixelAt(639, 479)).toBe(0x808080ff);
  });
  expect(share).toBeLessThan(0.4);
});
