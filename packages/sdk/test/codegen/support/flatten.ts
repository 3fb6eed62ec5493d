/** Puts a type on one line. */
export function flatten(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
