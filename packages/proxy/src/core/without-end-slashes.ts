/** A path or an address without the slashes at its end. One look at each: a pattern would begin anew at every slash. */
export function withoutEndSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '/') end -= 1;
  return text.slice(0, end);
}
