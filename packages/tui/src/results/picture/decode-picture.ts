import { type Media, readImageFacts } from '@nanda/terminal';
import type { Picture } from './picture.js';
import { PictureError } from './picture-error.js';
import { runPictureWorker, type RunPictureWorkerOptions } from './run-picture-worker.js';

/** Megapixels: a larger one would take longer than a person waits, and more memory than an app in a terminal may. */
const most = { png: 40, jpeg: 20 } as const;
/** As fine as any terminal can draw, in pixels: two of them are in a character. */
const drawn = { width: 640, height: 480 };

/**
 * Decodes an image by what its bytes are, whatever it was said to be, in a thread of its own. One that is larger than any
 * terminal can draw it is given as large as that.
 *
 * @throws PictureError with a sentence for people; the signal's reason
 */
export async function decodePicture(
  { data }: Pick<Media, 'data'>,
  options: RunPictureWorkerOptions = {},
): Promise<Picture> {
  const bytes = readBase64(data);
  const facts = readImageFacts(bytes);
  if (facts === undefined || facts.type === 'gif') {
    throw new PictureError('Only PNG and JPEG are drawn here.');
  }
  const { type, width = 0, height = 0 } = facts;
  if (width === 0 || height === 0) throw new PictureError('The image is damaged.');
  const megapixels = most[type];
  if (width * height > megapixels * 1e6) {
    throw new PictureError(`An image of more than ${megapixels} megapixels is not drawn here.`);
  }
  return runPictureWorker({ type, bytes, megapixels, ...drawn }, options);
}

/** In memory of its own, which can be handed on: a small buffer of Node's shares its memory with others. */
function readBase64(data: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(data, 'base64'));
  return bytes.subarray(0, bytes.write(data, 'base64'));
}
