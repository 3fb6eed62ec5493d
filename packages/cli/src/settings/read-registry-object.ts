import { nearestName } from '@nanda/terminal';
import { checkRegistryUrl } from './check-registry-url.js';
import { readRegistryHeaders } from './read-registry-headers.js';
import { readRegistryText } from './read-registry-text.js';
import type { RegistryPlace } from './registry-place.js';
import type { RegistryObject, RegistrySetting } from './registry-setting.js';
import { registryUsageError } from './registry-usage-error.js';
import { resolveRegistryPath } from './resolve-registry-path.js';

const members: Readonly<Record<string, readonly string[]>> = {
  file: ['type', 'path', 'name'],
  nanda: ['type', 'url', 'name', 'headers'],
  'mcp-registry': ['type', 'url', 'name', 'headers'],
  'nanda-index': ['type', 'url', 'name', 'headers'],
  clients: ['type'],
  samples: ['type'],
};

const example = '{"type": "mcp-registry", "url": "https://registry.example.com", "name": "own"}';

/** A registry as an object; as its text, where a text says all of it. @throws CliError `USAGE_ERROR` */
export function readRegistryObject(
  given: Readonly<Record<string, unknown>>,
  place: RegistryPlace,
): RegistrySetting {
  const { title } = place;
  const { type, url, path, name, headers } = given;
  const known =
    typeof type === 'string' && Object.hasOwn(members, type) ? members[type] : undefined;
  if (known === undefined) {
    const types = Object.keys(members);
    const nearest = typeof type === 'string' ? nearestName(type, types) : undefined;
    throw refuse(
      `"type" is one of ${types.join(', ')}.`,
      nearest === undefined ? `It looks like this: ${example}` : `Did you mean ${nearest}?`,
    );
  }
  const foreign = Object.keys(given).find((member) => !known.includes(member));
  if (foreign !== undefined) {
    const nearest = nearestName(foreign, known);
    const hint =
      nearest === undefined ? `It has: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
    throw refuse(`A registry of type ${String(type)} has no "${foreign.slice(0, 40)}".`, hint);
  }
  for (const [member, value] of Object.entries({ url, path, name })) {
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) continue;
    throw refuse(`"${member}" is not a text, or an empty one.`, `It looks like this: ${example}`);
  }
  if (type === 'file' && path === undefined) {
    throw refuse('A registry of type file has a "path".', 'It is a path or an http(s) URL.');
  }
  const address = locate();
  const kind = type as RegistryObject['type'];
  if (name === undefined && headers === undefined) {
    return readRegistryText(address === undefined ? kind : `${kind}:${address}`, place);
  }
  return {
    type: kind,
    ...(address !== undefined && { [kind === 'file' ? 'path' : 'url']: address }),
    ...(typeof name === 'string' && { name: name.trim() }),
    ...(headers !== undefined && { headers: readRegistryHeaders(headers, place) }),
  };

  /** The address of a server, or where a file is. */
  function locate(): string | undefined {
    if (typeof path === 'string') {
      const found = resolveRegistryPath(path, place);
      if (/^https?:/i.test(found)) checkRegistryUrl(found, { title, type: 'file' });
      return found;
    }
    if (typeof url !== 'string') return undefined;
    checkRegistryUrl(url, { title, type: String(type) });
    return url.replace(/\/+$/, '');
  }

  function refuse(problem: string, hint: string) {
    return registryUsageError(problem, { title, hint });
  }
}
