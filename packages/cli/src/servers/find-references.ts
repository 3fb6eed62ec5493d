import { referencePattern } from './reference-pattern.js';

/** What a text refers to, as it stands between the braces. */
export function findReferences(text: string): string[] {
  return [...text.matchAll(referencePattern)].map(([, inside = '']) => inside);
}
