/** The moment of a `Date` header as RFC 3339; that of this machine where it is missing or makes no sense. */
export function readDate(header: string | undefined, { now }: { readonly now: number }): string {
  const moment = header === undefined ? Number.NaN : Date.parse(header);
  return new Date(Number.isNaN(moment) ? now : moment).toISOString();
}
