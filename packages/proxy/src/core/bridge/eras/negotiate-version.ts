import { protocolVersions } from './protocol-versions.js';

const versions: readonly string[] = protocolVersions.legacy;

/**
 * What is spoken with a client of the older era: what it asks for, but nothing newer than what the service speaks. A
 * client that asks for what nobody knows is offered the newest.
 *
 * @param asked `protocolVersion` of `initialize`
 * @param spoken what the service speaks, of either era
 */
export function negotiateVersion(asked: string, { spoken }: { readonly spoken: string }): string {
  const newest = versions.includes(spoken) ? spoken : protocolVersions.legacy[0];
  return versions.includes(asked) && asked < newest ? asked : newest;
}
