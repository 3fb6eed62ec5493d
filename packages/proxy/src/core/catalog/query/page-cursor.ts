import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { NandaError } from '../../nanda-error.js';

/** Where a page ended: what its last service was ordered by, and the key of its listing. */
export interface CursorPosition {
  readonly value: number | string;
  readonly key: number;
}

/** Writes where a page ended, as a text that callers pass back and do not read. */
export function encodeCursor(
  position: CursorPosition,
  { query }: { readonly query: string },
): string {
  return Buffer.from(JSON.stringify([digest(query), position.value, position.key])).toString(
    'base64url',
  );
}

/** @throws NandaError VALIDATION_ERROR when it is not a cursor of ours, or not of this query. */
export function decodeCursor(
  cursor: string,
  { query }: { readonly query: string },
): CursorPosition {
  const [of, value, key] = parse(cursor);
  const isPosition =
    (typeof value === 'number' || typeof value === 'string') && Number.isSafeInteger(key);
  // Decoding is lenient; only what encodes back to the same text was made here.
  if (isPosition && of === digest(query)) {
    const position = { value, key: key as number };
    if (encodeCursor(position, { query }) === cursor) return position;
  }
  throw new NandaError(
    'VALIDATION_ERROR',
    'The cursor is not one of this query. Pass back meta.nextCursor of the page before, unchanged, with the same filters and order.',
    { details: { field: 'cursor' } },
  );
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function digest(query: string): string {
  return createHash('sha256').update(query).digest('base64url').slice(0, 8);
}
