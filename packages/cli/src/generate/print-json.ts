/** JSON in which nothing is hidden: what cannot be seen, or turns text around, is written as an escape. */
export function printJson(value: unknown, { indent }: { readonly indent?: number } = {}): string {
  return JSON.stringify(value, undefined, indent).replaceAll(
    /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) =>
      Array.from(
        { length: character.length },
        (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
      ).join(''),
  );
}
