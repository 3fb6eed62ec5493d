/**
 * How far a registry's services can be relied on. `pending`: not read yet; `syncing`: being read,
 * what has come is listed; `fresh`; `stale`: listed from an earlier reading, because it does not
 * answer now; `failed`: never read with success.
 */
export const registryStates = ['pending', 'syncing', 'fresh', 'stale', 'failed'] as const;

/** How far what a registry lists can be relied on: `fresh`, or why not. */
export type RegistryState = (typeof registryStates)[number];
