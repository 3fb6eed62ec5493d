import type { RegistryStatus } from '@nanda/protocol';

/** The registries that somebody wants to see: not those that are always there, as long as nothing is in them. */
export function listShown(statuses: readonly RegistryStatus[]): readonly RegistryStatus[] {
  return statuses.filter(
    ({ type, services, error, problems }) =>
      (type !== 'local' && type !== 'registered') ||
      services > 0 ||
      error !== undefined ||
      problems.length > 0,
  );
}
