import { createInflate } from 'node:zlib';
import { PictureError } from './picture-error.js';

/**
 * Unpacks what was packed into nothing, to see that there is not more of it than there may be: a kilobyte can be unpacked to
 * a megabyte. This goes on beside everything else.
 *
 * @throws PictureError where it is too much, or damaged
 */
export async function checkUnpackedSize(
  packed: readonly Buffer[],
  { most }: { readonly most: number },
): Promise<void> {
  const inflate = createInflate();
  const writing = (async () => {
    for (const part of packed) inflate.write(part);
    inflate.end();
  })();
  let size = 0;
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > most) throw new PictureError('The image holds more than its size says.');
    }
    await writing;
  } catch (error) {
    if (error instanceof PictureError) throw error;
    throw new PictureError('The image is damaged.', { cause: error });
  } finally {
    inflate.destroy();
  }
}
