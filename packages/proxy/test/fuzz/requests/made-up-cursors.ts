import * as fc from 'fast-check';

const encode = (text: string): string => Buffer.from(text).toString('base64url');

const moment = fc.constantFrom(
  '2026-01-01T00:00:00.000Z',
  '9999-99-99T99:99:99Z',
  '0000-00-00T:Z',
  '2026-01-01T...Z',
);

/** Cursors as they are made, of places that no list has. */
export const madeUpCursors: fc.Arbitrary<string> = fc.oneof(
  moment.map((text) => encode(`${text} exec_${'0'.repeat(32)}`)),
  fc
    .tuple(
      fc.constantFrom<unknown>(0, 1, -1, 2 ** 53 - 1, 1e308, 'tools', null),
      fc.constantFrom<unknown>('', '\0', "'", 'user_x', 5, 2 ** 53 - 1, null),
      fc.constantFrom<unknown>(0, 1, -1, 2 ** 53 - 1, 0.5, null),
    )
    .map((parts) => encode(JSON.stringify(parts))),
  fc.jsonValue({ maxDepth: 1 }).map((value) => encode(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
);
