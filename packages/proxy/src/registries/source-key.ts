import type { RegistryType } from '@nanda/protocol/facts';
import { hashToUuid } from './values/hash-to-uuid.js';

/**
 * The key of a registry of some type, by where it lies. It does not show where that is.
 *
 * `servers` stands for `local`, as it always has: what is stored lies under it.
 */
export function sourceKey(
  type: RegistryType | 'servers',
  { place }: { readonly place: string },
): string {
  return hashToUuid([type, place]);
}
