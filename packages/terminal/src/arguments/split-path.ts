/** `a.b[0]` as `['a', 'b', 0]`; undefined when it is no path. */
export function splitPath(typed: string): (string | number)[] | undefined {
  const parts: (string | number)[] = [];
  for (const piece of typed.split('.')) {
    const match = /^([^[\]]+)((?:\[\d{1,4}\])*)$/.exec(piece);
    if (match === null) return undefined;
    parts.push(match[1] ?? '');
    for (const index of (match[2] ?? '').matchAll(/\d+/g)) parts.push(Number(index[0]));
  }
  return parts;
}
