import { cleanText } from './clean-text.js';

/** A list of short texts (tags, capabilities), each once; a comma-separated text counts as a list. */
export function cleanWords(
  value: unknown,
  {
    maxCount = 64,
    maxLength = 64,
  }: { readonly maxCount?: number; readonly maxLength?: number } = {},
): string[] {
  const list = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(list)) return [];
  const words = new Map<string, string>();
  for (const entry of list) {
    const word = cleanText(entry, { maxLength });
    if (word !== undefined && !words.has(word.toLowerCase())) words.set(word.toLowerCase(), word);
    if (words.size >= maxCount) break;
  }
  return [...words.values()];
}
