import { referencePattern } from './reference-pattern.js';
import type { ReferenceReader } from './reference-reader.js';

/** A text with what its references stand for in their place; what comes in is not looked at again. */
export async function resolveReferences(text: string, read: ReferenceReader): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: inside = '', index } of text.matchAll(referencePattern)) {
    parts.push(text.slice(end, index), await read(inside));
    end = index + whole.length;
  }
  return [...parts, text.slice(end)].join('');
}
