/**
 * Where the characters begin that all fit and end at a place of a text. It looks at them alone: a pattern that is tied to
 * the end of a text is tried at each of its characters, which takes many seconds where one pasted word is very long.
 *
 * @param end in UTF-16 units
 * @param fits for one character
 */
export function stepBack(text: string, { end, fits }: { end: number; fits: RegExp }): number {
  let at = end;
  while (at > 0) {
    const isPair = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
    const before = isPair ? at - 2 : at - 1;
    if (!fits.test(text.slice(before, at))) return at;
    at = before;
  }
  return at;
}
