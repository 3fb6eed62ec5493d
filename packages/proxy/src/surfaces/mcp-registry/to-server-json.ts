import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { cutText } from './cut-text.js';
import type { ServerJson } from './server-json.js';
import { toRegistryName } from './to-registry-name.js';
import { toRegistryVersion } from './to-registry-version.js';
import { toServerPackages } from './to-server-packages.js';
import { toServerRemotes } from './to-server-remotes.js';
import { toServerRepository } from './to-server-repository.js';
import { toUri } from './to-uri.js';

const schema = 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json';
const maximum = 100;

/** A record of whatever registry as the `server.json` that its publisher could have written. */
export function toServerJson(record: ServiceRecord): ServerJson {
  const name = toRegistryName(record);
  // A name that had to be made is nothing to show to people.
  const title = record.title ?? (name === record.name ? undefined : record.name);
  const shown = cutText(title ?? record.name, { maximum });
  // The schema wants a description, and of some services nothing but the name is known.
  const description = cutText(record.description, { maximum }) || shown;
  const repository = toServerRepository(record);
  const websiteUrl = toUri(record.homepage);
  const packages = toServerPackages(record.packages ?? []);
  const remotes = toServerRemotes(record.endpoints);
  return {
    $schema: schema,
    name,
    description,
    ...(title !== undefined && { title: shown }),
    version: toRegistryVersion(record.version),
    ...(repository && { repository }),
    ...(websiteUrl !== undefined && { websiteUrl }),
    ...(packages.length > 0 && { packages }),
    ...(remotes.length > 0 && { remotes }),
  };
}
