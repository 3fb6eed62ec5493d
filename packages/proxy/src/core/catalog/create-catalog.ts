import { defaults } from '@nanda/protocol/facts';
import type { Timeframe } from '@nanda/protocol';
import type { Logger } from '../logger.js';
import { reasonOf } from '../reason-of.js';
import type { Principal } from '../principal.js';
import type { Catalog, ServiceSearchQuery, ServiceSearchResult } from './catalog.js';
import { createRegistrySync } from './create-registry-sync.js';
import { findRecord } from './find-record.js';
import { decodeCursor, encodeCursor } from './page-cursor.js';
import { rankPopular } from './rank-popular.js';
import type { Registry } from './registry.js';
import type { ServiceRecord } from './service-record.js';
import type { ServiceReader, ServiceRepository } from './service-repository.js';
import { toService } from './to-service.js';
import type { UsageCount, UsageRepository } from './usage-repository.js';

const day = 24 * 60 * 60 * 1_000;
const timeframeDays = { day: 1, week: 7, month: 30 } as const satisfies Record<Timeframe, number>;
const noUse: UsageCount = { connections: 0, executions: 0 };

export interface CatalogOptions {
  readonly repository: ServiceRepository;
  readonly usage: UsageRepository;
  /** In the order in which they count. */
  readonly registries: readonly Registry[];
  readonly logger: Logger;
  /** The clock that use is counted by. @default the system's */
  readonly now?: () => Date;
  /** Milliseconds between two looks at a registry. @default 2000 */
  readonly checkInterval?: number;
}

/** Makes the catalog over a store and its registries. Nothing is read before somebody asks. */
export function createCatalog({
  repository,
  usage,
  registries,
  logger,
  now = () => new Date(),
  ...syncOptions
}: CatalogOptions): Catalog {
  const sync = createRegistrySync({ repository, registries, logger, ...syncOptions });

  const readerOf = ({ kind }: Principal): ServiceReader =>
    kind === 'local' ? repository : repository.shared;

  async function search(
    { limit = defaults.pageSize, cursor, sort = 'relevance', ...query }: ServiceSearchQuery,
    principal: Principal,
  ): Promise<ServiceSearchResult> {
    const offset = cursor === undefined ? (query.offset ?? 0) : decodeCursor(cursor);
    await sync.ensureFresh();
    const find = () => readerOf(principal).search({ ...query, sort, limit, offset });
    let page = await find();
    if (page.total === 0) {
      await sync.lookAgain();
      page = await find();
    }
    const { records, total, facets } = page;
    const next = offset + limit;
    return {
      services: records.map((record) => toService(record)),
      meta: {
        total,
        limit,
        offset,
        ...(next < total ? { nextCursor: encodeCursor(next) } : {}),
        facets,
      },
    };
  }

  async function getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord> {
    await sync.ensureFresh();
    return await findRecord(idOrName, {
      repository: readerOf(principal),
      lookAgain: () => sync.lookAgain(),
    });
  }

  return {
    search,
    list: search,
    getRecord,

    async get(idOrName, principal) {
      return toService(await getRecord(idOrName, principal));
    },

    async popular({ timeframe = 'week', limit = defaults.pageSize, category }, principal) {
      await sync.ensureFresh();
      const counts = await usage.counts(
        timeframe === 'all_time'
          ? {}
          : { since: new Date(now().getTime() - timeframeDays[timeframe] * day) },
      );
      const records = await rankPopular(
        { counts, limit, ...(category === undefined ? {} : { category }) },
        { repository: readerOf(principal) },
      );
      return records.map((record) => toService(record, counts.get(record.id) ?? noUse));
    },

    async recordUse(use) {
      try {
        await usage.record({ ...use, at: now() });
      } catch (error) {
        logger.warn('use not counted', {
          service: use.serviceId,
          reason: reasonOf(error),
        });
      }
    },

    problems: () => sync.problems(),

    async count() {
      await sync.ensureFresh();
      return await repository.count();
    },

    close: () => sync.close(),
  };
}
