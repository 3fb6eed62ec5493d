const longestName = 60;

/** Makes a part of a type's name of any text: ASCII letters and digits, or the word given for a text without any. */
export function pascalCase(text: string, { otherwise }: { readonly otherwise: string }): string {
  const words =
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/gu) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return name === '' ? otherwise : name.slice(0, longestName);
}
