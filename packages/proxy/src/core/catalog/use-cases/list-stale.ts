import type { RegistryNotice } from '@nanda/protocol';

/** The names of registries that do not answer now, and whose listings are of an earlier time. */
export function listStale(notices: readonly RegistryNotice[]): ReadonlySet<string> {
  return new Set(notices.filter(({ state }) => state === 'stale').map(({ registry }) => registry));
}
