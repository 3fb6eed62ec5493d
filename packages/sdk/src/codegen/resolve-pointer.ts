import { splitPointer } from './split-pointer.js';

/**
 * Finds what a `$ref` points at, inside of the same document. Undefined for anything else: nothing is ever fetched, and
 * what an object inherits is no part of it.
 */
export function resolvePointer(root: unknown, reference: string): unknown {
  const parts = splitPointer(reference);
  if (parts === undefined) return undefined;
  let found = root;
  for (const part of parts) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part))
      return undefined;
    found = (found as Readonly<Record<string, unknown>>)[part];
  }
  return found;
}
