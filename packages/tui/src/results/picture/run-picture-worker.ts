import { Worker } from 'node:worker_threads';
import { findPictureWorker } from './find-picture-worker.js';
import type { PictureAnswer } from './picture-answer.js';
import { PictureError } from './picture-error.js';
import type { PictureTask } from './picture-task.js';
import type { Picture } from './picture.js';

/** How long and with what {@link runPictureWorker} works. */
export interface RunPictureWorkerOptions {
  /** Aborting it ends the worker. */
  readonly signal?: AbortSignal | undefined;
  /** Longest wait, in milliseconds. Default 10,000. */
  readonly timeout?: number | undefined;
  /** Default {@link findPictureWorker}. */
  readonly file?: URL | undefined;
  /** What the worker may have of V8's heap, in megabytes. Default 1024. */
  readonly megabytes?: number | undefined;
}

/**
 * Decodes an image in a thread of its own, which has ended when this does. The buffer of the bytes belongs to the worker
 * from then on.
 *
 * @throws PictureError with a sentence for people; the signal's reason
 */
export async function runPictureWorker(
  task: PictureTask & { readonly bytes: Uint8Array<ArrayBuffer> },
  options: RunPictureWorkerOptions = {},
): Promise<Picture> {
  const { signal, timeout = 10_000, file = findPictureWorker(), megabytes = 1024 } = options;
  signal?.throwIfAborted();
  const worker = new Worker(file, {
    workerData: task,
    transferList: [task.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    env: {},
    // The screen is the app's: nothing that a decoder has to say comes onto it.
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  try {
    const answer = await new Promise<PictureAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error) => reject(explain(error)));
      worker.once('exit', () => reject(new PictureError('The image cannot be decoded.')));
      const tooLong = new PictureError('The image takes too long to draw.');
      timer = setTimeout(() => reject(tooLong), timeout);
      stop = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', stop, { once: true });
    });
    if ('problem' in answer) throw new PictureError(answer.problem);
    const { width, height, pixels } = answer;
    return { width, height, pixelAt: (x, y) => pixels[y * width + x] ?? 0 };
  } finally {
    clearTimeout(timer);
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function explain(error: unknown): PictureError {
  const isTooMuch = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  const text = isTooMuch
    ? 'The image takes too much memory to draw.'
    : 'The image cannot be decoded.';
  return new PictureError(text, { cause: error });
}
