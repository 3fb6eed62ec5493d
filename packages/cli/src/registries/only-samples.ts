import type { RegistryStatus } from '@nanda/protocol';

/** The samples, where nothing else is there because a registry failed; undefined in all other cases. */
export function onlySamples(statuses: readonly RegistryStatus[]): RegistryStatus | undefined {
  const samples = statuses.find(({ type }) => type === 'samples');
  const others = statuses.filter(({ type }) => type !== 'samples');
  const isAlone =
    others.every(({ services }) => services === 0) &&
    others.some(({ state }) => state === 'failed');
  return isAlone && samples !== undefined && samples.services > 0 ? samples : undefined;
}
