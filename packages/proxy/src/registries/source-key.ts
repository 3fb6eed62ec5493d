import { hashToUuid } from './values/hash-to-uuid.js';

/** The key of a file that is read as a registry of some kind; it does not show where the file lies. */
export function sourceKey(kind: 'file' | 'servers', { file }: { readonly file: string }): string {
  return hashToUuid([kind, file]);
}
