/** A key, or a sequence of them, as people read it: `ctrl-s`, `g g`, `1–9`. */
export function keyLabel(
  keys: readonly string[],
  { most = keys.length }: KeyLabelOptions = {},
): string {
  const digits = keys.filter((key) => /^\d$/.test(key));
  const first = digits[0];
  if (digits.length === keys.length && digits.length > 2 && first !== undefined) {
    return `${first}–${digits.at(-1)}`;
  }
  return keys.slice(0, most).join(' or ');
}

/** {@link keyLabel}'s second argument. */
export interface KeyLabelOptions {
  /** No more than so many of them. Default all. */
  readonly most?: number;
}
