/** SQLite's primary result codes that mean something to us. */
const names: Readonly<Record<number, ResultCode>> = {
  5: 'busy',
  8: 'read-only',
  10: 'io-error',
  11: 'corrupt',
  13: 'full',
  26: 'not-a-database',
};

export type ResultCode = 'busy' | 'read-only' | 'io-error' | 'corrupt' | 'full' | 'not-a-database';

/** What SQLite says of a failure; undefined where it is none of these, or something else has failed. */
export function resultCodeOf(error: unknown): ResultCode | undefined {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  // Extended codes carry the primary one in their low byte.
  return typeof code === 'number' ? names[code & 0xff] : undefined;
}
