/** Words as a full-text index has them: lower case, with the commonest endings off. */
export function splitWords(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(/(?<=.{3})(?:ing|es|s)$/, ''));
}
