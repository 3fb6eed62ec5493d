import type { Catalog, CatalogEntry, ServiceHistory } from '../../core/catalog/catalog.js';
import type { StoredVersion } from '../../core/catalog/service-repository.js';
import { NandaError } from '../../core/nanda-error.js';
import { everybody } from './everybody.js';
import { findServer } from './find-server.js';
import type { ListQuery } from './read-list-query.js';
import type { ServerRow } from './server-row.js';
import { toRegistryVersion } from './to-registry-version.js';
import { toServerRow, type ServerRowOptions } from './to-server-row.js';

export interface ServerList {
  readonly servers: readonly ServerRow[];
  readonly metadata: { readonly count: number; readonly nextCursor?: string };
}

type Telling = Pick<ServerRowOptions, 'tellsHealth'>;

/** What the official registry answers, over the catalog as everybody may see it. */
export interface RegistryHandlers {
  /** @throws NandaError VALIDATION_ERROR (cursor), or as a search does. */
  list(query: ListQuery, telling: Telling): Promise<ServerList>;
  /** All versions that are known, the newest first. @throws NandaError SERVICE_NOT_FOUND */
  versions(name: string, telling: Telling): Promise<ServerList>;
  /** One version, or the `latest`. @throws NandaError SERVICE_NOT_FOUND */
  version(name: string, options: Telling & { readonly version: string }): Promise<ServerRow>;
}

export function createRegistryHandlers({
  catalog,
}: {
  readonly catalog: Pick<Catalog, 'search' | 'getHistory'>;
}): RegistryHandlers {
  /** The listed one, or the earlier version of it that was asked for. */
  async function rowOf(
    entry: CatalogEntry,
    { version: wanted, tellsHealth }: Telling & { readonly version: string | undefined },
  ): Promise<ServerRow[]> {
    if (wanted === undefined || entry.record.version === wanted) {
      return [toServerRow(entry, { tellsHealth })];
    }
    const { versions } = await catalog.getHistory(entry.service.id, everybody);
    const version = versions.find((one) => one.version === wanted);
    // It may have gone since it was found.
    return version === undefined ? [] : [toServerRow(entry, { version, tellsHealth })];
  }

  return {
    async list({ search, limit, cursor, ...filter }, { tellsHealth }) {
      const query = {
        ...filter,
        limit,
        ...(cursor !== undefined && { cursor }),
        // The order has to stand while somebody pages through: names do, popularity does not.
        ...(search === undefined ? { sort: 'name' as const } : { text: search }),
      };
      const { entries, meta } = await catalog.search(query, everybody).catch((error: unknown) => {
        throw isOfCursor(error) ? badCursor(cursor ?? '') : error;
      });
      const rows: ServerRow[] = [];
      for (const entry of entries) {
        rows.push(...(await rowOf(entry, { version: filter.version, tellsHealth })));
      }
      const { nextCursor } = meta;
      return {
        servers: rows,
        metadata: { count: rows.length, ...(nextCursor !== undefined && { nextCursor }) },
      };
    },

    async versions(name, { tellsHealth }) {
      const history = await findServer(name, { catalog });
      const servers = distinctVersions(history).map((version) =>
        toServerRow(history, { version, tellsHealth }),
      );
      return { servers, metadata: { count: servers.length } };
    },

    async version(name, { version: wanted, tellsHealth }) {
      const history = await findServer(name, { catalog });
      const version = distinctVersions(history).find((one) =>
        wanted === 'latest' ? one?.isLatest !== false : toRegistryVersion(one?.version) === wanted,
      );
      if (version === undefined && !isUnversioned(history, wanted)) {
        throw new NandaError('SERVICE_NOT_FOUND', 'Server not found');
      }
      return toServerRow(history, { version, tellsHealth });
    },
  };
}

/** Each as it is told: what cannot be told is the same for all, and the newest one stands for them. */
function distinctVersions({ versions }: ServiceHistory): (StoredVersion | undefined)[] {
  const told = new Map<string, StoredVersion>();
  for (const version of versions) {
    const text = toRegistryVersion(version.version);
    if (!told.has(text)) told.set(text, version);
  }
  // A service whose registry knows no versions is listed all the same.
  return told.size === 0 ? [undefined] : [...told.values()];
}

function isUnversioned({ versions }: ServiceHistory, wanted: string): boolean {
  return versions.length === 0 && (wanted === 'latest' || wanted === toRegistryVersion(undefined));
}

function isOfCursor(error: unknown): boolean {
  return (
    error instanceof NandaError &&
    error.code === 'VALIDATION_ERROR' &&
    error.details?.['field'] === 'cursor'
  );
}

function badCursor(cursor: string): NandaError {
  const message =
    'Invalid cursor: pass back metadata.nextCursor of the page before, unchanged, with the same parameters';
  const errors = [{ message, location: 'query.cursor', value: cursor.slice(0, 200) }];
  return new NandaError('VALIDATION_ERROR', message, { details: { errors } });
}
