import * as z from 'zod/mini';
import { defaults } from '../facts/defaults.js';

// A query arrives as text: these read it, so that a use case only sees typed values.

export const queryText = z.string().check(z.maxLength(512));

/** `a,b,c`; empty parts are dropped. */
export const queryList = z.pipe(
  queryText,
  z.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
);

export const queryBoolean = z.pipe(
  z.enum(['true', 'false', '1', '0']),
  z.transform((text) => text === 'true' || text === '1'),
);

const queryInteger = z.pipe(
  z.string().check(z.regex(/^\d{1,9}$/, 'must be a whole number')),
  z.transform(Number),
);

export const queryLimit = (fallback: number = defaults.pageSize) =>
  z._default(
    z.pipe(queryInteger, z.int().check(z.minimum(1), z.maximum(defaults.maxPageSize))),
    fallback,
  );

/** A whole number. */
export const queryNumber = ({
  minimum,
  maximum,
}: {
  readonly minimum: number;
  readonly maximum: number;
}) => z.pipe(queryInteger, z.int().check(z.minimum(minimum), z.maximum(maximum)));

/** Up to a maximum. */
export const queryMilliseconds = (maximum: number) =>
  z.pipe(queryInteger, z.int().check(z.minimum(0), z.maximum(maximum)));

export const queryOffset = z._default(queryInteger, 0);

export const queryPage = z._default(z.pipe(queryInteger, z.int().check(z.minimum(1))), 1);
