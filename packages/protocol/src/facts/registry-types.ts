/**
 * The kinds of registries that services are listed by. `local`: what the local user added;
 * `registered`: what users registered with this proxy; `samples`: a few well-known services that
 * come with it, for when there is no network.
 */
export const registryTypes = [
  'nanda',
  'mcp-registry',
  'nanda-index',
  'file',
  'clients',
  'local',
  'registered',
  'samples',
] as const;

/** What kind of registry it is; `local` and `registered` are of this proxy. */
export type RegistryType = (typeof registryTypes)[number];
