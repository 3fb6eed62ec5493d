// The worker that decodes an image, a file of its own in what is published. It answers once, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { decodeJpeg } from './decode-jpeg.js';
import { decodePng } from './decode-png.js';
import type { PictureAnswer } from './picture-answer.js';
import { PictureError } from './picture-error.js';
import type { PictureTask } from './picture-task.js';
import { shrinkPicture } from './shrink-picture.js';

async function answer(task: PictureTask): Promise<PictureAnswer> {
  const { type, bytes, megapixels } = task;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const picture = type === 'png' ? await decodePng(buffer) : decodeJpeg(buffer, { megapixels });
    return shrinkPicture(picture, task);
  } catch (error) {
    return { problem: error instanceof PictureError ? error.message : 'The image is damaged.' };
  }
}

const message = await answer(workerData as PictureTask);
parentPort?.postMessage(message, 'pixels' in message ? [message.pixels.buffer] : []);
