/** The words of a name: ASCII letters and digits, `getMenu` and `get_menu` alike. */
export function nameWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
      .match(/[A-Za-z\d]+/g) ?? []
  );
}
