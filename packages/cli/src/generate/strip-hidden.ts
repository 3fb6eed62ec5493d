/** A stranger's text without what cannot be seen: control characters but line feeds, marks, halves of pairs. */
export function stripHidden(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replaceAll('\t', '  ')
    .replaceAll(/(?!\n)[\p{Cc}]|(?!\u200D)\p{Cf}/gu, '');
}
