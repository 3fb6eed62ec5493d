import type { ServiceArgument, ServicePackage } from '@nanda/protocol';
import type { ServerArgument, ServerPackage } from './server-json.js';
import { toRegistryVersion } from './to-registry-version.js';
import { toServerInput } from './to-server-input.js';

const webAddress = /^https?:\/\/\S+$/;

/** What can be run on one's own machine. One that does not say where it will listen cannot be told, and is left out. */
export function toServerPackages(packages: readonly ServicePackage[]): ServerPackage[] {
  return packages.flatMap((given) => {
    const transport = transportOf(given);
    if (transport === undefined) return [];
    const { registryType, identifier, version, runtimeHint, fileSha256 } = given;
    const { runtimeArguments = [], packageArguments = [], environmentVariables = [] } = given;
    return {
      registryType,
      identifier,
      // Without one the newest is meant, which is what a range comes nearest to.
      ...(version !== undefined && toRegistryVersion(version) === version && { version }),
      ...(runtimeHint !== undefined && { runtimeHint }),
      ...(fileSha256 !== undefined && { fileSha256 }),
      transport,
      ...(runtimeArguments.length > 0 && { runtimeArguments: runtimeArguments.map(toArgument) }),
      ...(packageArguments.length > 0 && { packageArguments: packageArguments.map(toArgument) }),
      ...(environmentVariables.length > 0 && {
        environmentVariables: environmentVariables.map(toServerInput),
      }),
    };
  });
}

function transportOf({ transport, url }: ServicePackage): ServerPackage['transport'] | undefined {
  if (transport === 'stdio') return { type: 'stdio' };
  if (transport === 'websocket' || url === undefined || !webAddress.test(url)) return undefined;
  return { type: transport === 'sse' ? 'sse' : 'streamable-http', url };
}

function toArgument(argument: ServiceArgument): ServerArgument {
  const { kind, isRepeated } = argument;
  const { name, ...facts } = toServerInput(argument);
  const input = { ...facts, ...(isRepeated === true && { isRepeated }) };
  return kind === 'named'
    ? { type: 'named', name, ...input }
    : { type: 'positional', valueHint: name, ...input };
}
