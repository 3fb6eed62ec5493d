import type { RecordedRequest } from './exchange.js';

/** What a client makes up anew for every request. */
const madeUp = new Set(['idempotencykey', 'requestid', 'nonce', 'timestamp']);

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * What two requests have in common that are the same: method, path, query and body, whatever the order of their members.
 *
 * @param isLoose Leaves out what a client makes up anew each time: ids, times, idempotency keys.
 */
export function requestKey(
  { method, path, query, body }: RecordedRequest,
  { isLoose = false }: { readonly isLoose?: boolean } = {},
): string {
  const pairs = [...new URLSearchParams(query ?? '')].toSorted(([one, a], [other, b]) =>
    one === other ? compare(a, b) : compare(one, other),
  );
  return JSON.stringify([
    method,
    path,
    pairs.map(([name, value]) => [name, normalize(name, value, isLoose)]),
    normalize('', body ?? null, isLoose),
  ]);
}

function normalize(name: string, value: unknown, isLoose: boolean): unknown {
  if (isLoose && madeUp.has(name.replaceAll(/[-_]/g, '').toLowerCase())) return '<made up>';
  if (typeof value === 'string') {
    if (!isLoose) return value;
    return uuid.test(value) ? '<id>' : time.test(value) ? '<time>' : value;
  }
  if (Array.isArray(value)) return value.map((one) => normalize('', one, isLoose));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isLoose || !madeUp.has(key.replaceAll(/[-_]/g, '').toLowerCase()))
      .toSorted(([one], [other]) => compare(one, other))
      .map(([key, member]) => [key, normalize(key, member, isLoose)]),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
