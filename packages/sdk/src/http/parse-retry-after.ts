/**
 * When the server wants to be asked again, in milliseconds from now: `retry-after-ms`, or
 * `Retry-After` as seconds or as a date. Undefined where it does not say, or not in a way that can be read.
 */
export function parseRetryAfter(
  headers: { get(name: string): string | null },
  { now = Date.now }: { now?: () => number } = {},
): number | undefined {
  const milliseconds = readNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = readNumber(text);
  if (seconds !== undefined) return seconds * 1000;
  // A number that is not one (`-1`) would otherwise be read as a year.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now());
}

function readNumber(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
