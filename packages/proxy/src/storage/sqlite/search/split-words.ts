/**
 * The words of a text as the index sees them: runs of letters and digits, in their given case.
 * Everything else separates, so that kebab-case and snake_case fall apart by themselves.
 */
export function splitWords(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
}
