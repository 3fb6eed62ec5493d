/** Bytes that are gathered until they can be read as text. What is large is never held twice for longer than a moment. */
export interface ByteStore {
  readonly size: number;
  add(chunk: Uint8Array): void;
  /** All of it as text; the store is empty then. */
  take(): string;
}

/** Up to here, the pieces are kept as they came. */
const smallSize = 256 * 1024;
const growth = 4 * 1024 * 1024;

/** `maximumBytes` is what may be added at most before it is taken. */
export function createByteStore({ maximumBytes }: { readonly maximumBytes: number }): ByteStore {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let large: ArrayBuffer | undefined;

  const append = (chunk: Uint8Array, at: number): void => {
    // Grows in place, and gives its memory back when told to, without waiting for a collection.
    large ??= new ArrayBuffer(0, { maxByteLength: maximumBytes });
    const needed = at + chunk.byteLength;
    if (large.byteLength < needed) large.resize(Math.min(needed + growth, maximumBytes));
    new Uint8Array(large).set(chunk, at);
  };

  return {
    get size() {
      return size;
    },
    add: (chunk) => {
      if (large) {
        append(chunk, size);
      } else if (size + chunk.byteLength <= smallSize) {
        pieces.push(chunk);
      } else {
        let at = 0;
        for (const piece of pieces) {
          append(piece, at);
          at += piece.byteLength;
        }
        append(chunk, at);
        pieces = [];
      }
      size += chunk.byteLength;
    },
    take: () => {
      const taken = large ? Buffer.from(large, 0, size) : Buffer.concat(pieces);
      const text = taken.toString('utf8');
      large?.resize(0);
      large = undefined;
      pieces = [];
      size = 0;
      return text;
    },
  };
}
