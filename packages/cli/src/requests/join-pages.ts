/** The entries of all pages in the form of the first: its list has them all, and no more is said of pages. */
export function joinPages(bodies: readonly unknown[]): unknown {
  const [first = {}] = bodies as Readonly<Record<string, unknown>>[];
  const name = Object.keys(first).find((key) => Array.isArray(first[key]));
  if (name === undefined || bodies.length < 2) return first;
  const entries = (bodies as Readonly<Record<string, unknown>>[]).flatMap((body) => body[name]);
  const { meta, page: _, pages: __, ...rest } = first;
  const {
    nextCursor: ___,
    offset: ____,
    limit: _____,
    ...facts
  } = (meta ?? {}) as Record<string, unknown>;
  return { ...rest, [name]: entries, ...(meta !== undefined && { meta: facts }) };
}
