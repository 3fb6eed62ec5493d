import * as fc from 'fast-check';

/** One change somewhere in bytes. */
export interface BytesEdit {
  /** Where, as a share of the whole, 0 to 1. */
  readonly at: number;
  readonly kind: 'insert' | 'overwrite' | 'remove' | 'repeat' | 'cut' | 'flip';
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** Bytes that mean something to somebody: HTTP, JSON, UTF-8, forms, SSE. */
const words = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  ' ',
  '\t',
  ':',
  ',',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '1e999',
  '-0',
  '\\ud800',
  '\\u0000',
  '//',
  '/*',
  '%',
  '%00',
  '&',
  '=',
  '+',
  ';',
  '#',
  '?',
  '\r\n\r\n',
  '\r\n ',
  'Transfer-Encoding: chunked\r\n',
  'Content-Length: 5\r\n',
  'Connection: close\r\n',
  'Expect: 100-continue\r\n',
  '0\r\n\r\n',
].map((word) => Buffer.from(word));
const byteWords = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xef, 0xbb, 0xbf],
  [0xf4, 0x90, 0x80, 0x80],
  [0x80],
  [0x7f],
  [0x1b],
].map((bytes) => Uint8Array.from(bytes));

export const bytesEdit: fc.Arbitrary<BytesEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('insert', 'insert', 'overwrite', 'remove', 'repeat', 'cut', 'flip'),
  length: fc.integer({ min: 1, max: 32 }),
  bytes: fc.oneof(
    fc.constantFrom<Uint8Array>(...words, ...byteWords),
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
  ),
});

export function editBytes(bytes: Uint8Array, edits: readonly BytesEdit[]): Buffer {
  let edited = Buffer.from(bytes);
  for (const { at, kind, length, bytes: given } of edits) {
    const place = Math.floor(at * edited.length);
    const before = edited.subarray(0, place);
    const after = edited.subarray(place);
    switch (kind) {
      case 'insert':
        edited = Buffer.concat([before, given, after]);
        break;
      case 'overwrite':
        edited = Buffer.concat([before, given, after.subarray(given.length)]);
        break;
      case 'remove':
        edited = Buffer.concat([before, after.subarray(length)]);
        break;
      case 'repeat':
        edited = Buffer.concat([before, after.subarray(0, length), after]);
        break;
      case 'cut':
        edited = Buffer.from(before);
        break;
      case 'flip':
        edited = Buffer.from(edited);
        if (place < edited.length) edited[place] = (edited[place] ?? 0) ^ (1 << (length % 8));
        break;
    }
  }
  return edited;
}
