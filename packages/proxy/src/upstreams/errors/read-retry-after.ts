const maximumSeconds = 24 * 3600;

/**
 * How many seconds a service wants to be left alone: `Retry-After` as a number or as an HTTP date. At most a day.
 *
 * @returns `undefined` where it does not say.
 */
export function readRetryAfter(
  field: string | undefined,
  { now }: { readonly now: number },
): number | undefined {
  const text = field?.trim() ?? '';
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return bound(Number(text));
  // Every form of an HTTP date begins with the day's name; `Date.parse` alone takes almost anything.
  if (text.length > 64 || !/^[a-z]{3,9},? /i.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : bound((moment - now) / 1000);
}

function bound(seconds: number): number {
  return Math.min(Math.max(0, Math.ceil(seconds)), maximumSeconds);
}
