/** A moment as RFC 3339 in UTC, so that text order is time order; the fallback where it is none. */
export function readMoment(value: unknown, { fallback }: { readonly fallback: string }): string {
  if (typeof value !== 'string' || value === fallback || value.length > 64) return fallback;
  const moment = new Date(value);
  const year = moment.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? moment.toISOString() : fallback;
}
