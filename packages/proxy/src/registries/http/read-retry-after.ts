const second = 1_000;
/** What a window is worth of which only is known that it is used up. */
const windows: readonly (readonly [header: string, milliseconds: number])[] = [
  ['x-ratelimit-remaining-minute', 60 * second],
  ['x-ratelimit-remaining-hour', 3_600 * second],
  ['x-ratelimit-remaining-day', 86_400 * second],
];
const resetHeaders = ['ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset'];
/** Numbers above these are moments, not durations: seconds, then milliseconds since 1970. */
const firstEpochSecond = 1e9;
const firstEpochMillisecond = 1e12;
const maximum = 7 * 86_400 * second;

/**
 * For how many milliseconds a registry wants to be left alone: `Retry-After` as seconds or as an HTTP date, else what
 * the usual rate headers tell. At most a week.
 *
 * @returns `undefined` where it does not say.
 */
export function readRetryAfter(
  headers: Headers,
  { now }: { readonly now: number },
): number | undefined {
  const retryAfter = headers.get('retry-after');
  if (retryAfter !== null) {
    const wait = readNumber(retryAfter, now) ?? readDate(retryAfter, now);
    if (wait !== undefined) return bound(wait);
  }
  // The longest window that is used up counts: asking again before its end is in vain.
  const used = windows.findLast(([header]) => headers.get(header)?.trim() === '0');
  if (used) return used[1];
  for (const header of resetHeaders) {
    const wait = readNumber(headers.get(header) ?? '', now);
    if (wait !== undefined) return bound(wait);
  }
  return undefined;
}

function readNumber(text: string, now: number): number | undefined {
  if (!/^\s*\d{1,16}(?:\.\d{1,9})?\s*$/.test(text)) return undefined;
  const number = Number(text);
  if (number >= firstEpochMillisecond) return number - now;
  return number >= firstEpochSecond ? number * second - now : number * second;
}

function readDate(text: string, now: number): number | undefined {
  // Every form of an HTTP date begins with the day's name; `Date.parse` alone takes almost anything.
  if (text.length > 64 || !/^\s*[a-z]{3,9},? /i.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment - now;
}

function bound(milliseconds: number): number {
  return Math.min(Math.max(0, Math.round(milliseconds)), maximum);
}
