import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { peekChunk } from './peek-chunk.js';
import { UnreadableContentError } from '../unreadable-content-error.js';

/** The bytes themselves, or what they are the gzip of: the first two tell. */
export async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { first, all } = await peekChunk(chunks);
  if (first?.[0] !== 0x1f || first[1] !== 0x8b) {
    yield* all;
    return;
  }
  // What goes wrong comes out of the iteration.
  const unpacked = pipeline(Readable.from(all), createGunzip(), () => {});
  try {
    for await (const chunk of unpacked) yield chunk as Uint8Array;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    throw new UnreadableContentError('it is no whole gzip file', { cause: error });
  }
}
