import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './page-cursor.js';

const query = 'q';

test.each([
  { value: 0, key: 1 },
  { value: 0.1 + 0.2, key: 2 ** 40 },
  { value: -1.5e-12, key: 7 },
  { value: 'näme 🙂 \n"', key: 7 },
  { value: '', key: 7 },
])('%j comes back as it was, in a text that needs no escaping', (position) => {
  const cursor = encodeCursor(position, { query });
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, { query })).toEqual(position);
});

const good = encodeCursor({ value: 1, key: 2 }, { query });
const made = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const [digest] = JSON.parse(Buffer.from(good, 'base64url').toString()) as [string];

test.each([
  ['of another query', encodeCursor({ value: 1, key: 2 }, { query: 'other' })],
  ['of no position', made([digest, null, 2])],
  ['of no key', made([digest, 1])],
  ['of a key that is none', made([digest, 1, 1.5])],
  ['with more behind it', made([digest, 1, 2, 3])],
  ['no list', made({ a: 1 })],
  ['padded', `${good}=`],
  ['broken', `${good}\n`],
  ['cut', good.slice(0, -1)],
  ['an offset', 'bzE='],
  ['nothing', ''],
  ['anything', 'x'],
  ['dots', '..'],
])('refuses one that is not of this query: %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, { query })).toThrow(
    expect.objectContaining({
      code: 'VALIDATION_ERROR',
      details: { field: 'cursor' },
      message: expect.stringContaining('meta.nextCursor'),
    }),
  );
});
