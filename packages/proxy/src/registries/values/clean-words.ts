import { cleanText } from './clean-text.js';

/** A list of short texts (tags, capabilities), each once; a comma-separated text counts as a list. */
export function cleanWords(
  value: unknown,
  {
    maxCount = 64,
    maxLength = 64,
  }: { readonly maxCount?: number; readonly maxLength?: number } = {},
): string[] {
  const list = typeof value === 'string' ? value.slice(0, maxCount * maxLength).split(',') : value;
  if (!Array.isArray(list)) return [];
  const words = new Map<string, string>();
  // Most of what is no text, or comes twice, is a mistake: it is not looked through for ever.
  for (const entry of list.slice(0, maxCount * 8) as readonly unknown[]) {
    const word = cleanText(entry, { maxLength });
    if (word !== undefined && !words.has(word.toLowerCase())) words.set(word.toLowerCase(), word);
    if (words.size >= maxCount) break;
  }
  return [...words.values()];
}
