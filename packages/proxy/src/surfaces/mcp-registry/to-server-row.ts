import type { CatalogEntry } from '../../core/catalog/catalog.js';
import type { StoredVersion } from '../../core/catalog/service-repository.js';
import { defined } from '../http/defined.js';
import type { OwnFacts, ServerRow } from './server-row.js';
import { toServerJson } from './to-server-json.js';

export interface ServerRowOptions {
  /** One of its versions. @default the latest */
  readonly version?: StoredVersion | undefined;
  /** Whether to tell what this proxy has found out by itself. */
  readonly tellsHealth: boolean;
}

/** A service of the catalog as a row of the official registry. */
export function toServerRow(
  { service, record, changedAt }: CatalogEntry,
  { version, tellsHealth }: ServerRowOptions,
): ServerRow {
  const isLatest = version?.isLatest ?? true;
  // The latest one is told as it is listed: with what the other listings of the service add to it.
  const shown = isLatest ? record : (version?.record ?? record);
  const server = toServerJson(shown);
  return {
    // An earlier version is found by the name that its service has now.
    server: isLatest ? server : { ...server, name: toServerJson(record).name },
    _meta: {
      'io.modelcontextprotocol.registry/official': {
        status: shown.status ?? 'active',
        publishedAt: shown.createdAt,
        // Who asks for what is new since a moment has to get what this proxy has learnt since then.
        updatedAt: isLatest ? changedAt : shown.updatedAt,
        isLatest,
      },
      'local.nanda/service': ownFactsOf(service, { tellsHealth, server }),
    },
  };
}

function ownFactsOf(
  service: CatalogEntry['service'],
  { tellsHealth, server }: Pick<ServerRowOptions, 'tellsHealth'> & Pick<ServerRow, 'server'>,
): OwnFacts {
  const { id, name, publisher, category, tags, auth, verified, verification, rating } = service;
  const { health, source, alsoIn, description } = service;
  return defined({
    id,
    name,
    description: description === server.description ? undefined : description,
    publisher,
    category,
    tags,
    auth,
    verified,
    verification,
    rating,
    health: tellsHealth ? health : undefined,
    source,
    alsoIn,
  }) as OwnFacts;
}
