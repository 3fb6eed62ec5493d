import { Buffer } from 'node:buffer';
import { NandaError } from '../nanda-error.js';

/** Where a page starts, as a text that callers pass back and do not read. */
export function encodeCursor(offset: number): string {
  return Buffer.from(`o${offset}`).toString('base64url');
}

/** @throws NandaError VALIDATION_ERROR when it is not a cursor of ours. */
export function decodeCursor(cursor: string): number {
  const match = /^o(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const offset = Number(match?.[1]);
  // Decoding is lenient; only what encodes back to the same text was made here.
  if (match === null || encodeCursor(offset) !== cursor) {
    throw new NandaError(
      'VALIDATION_ERROR',
      'The cursor is not one of this proxy. Pass back meta.nextCursor of the page before, unchanged.',
      { details: { field: 'cursor' } },
    );
  }
  return offset;
}
