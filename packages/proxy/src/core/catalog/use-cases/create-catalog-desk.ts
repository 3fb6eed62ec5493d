import type { CatalogEventBus } from '../../events/catalog-event-bus.js';
import type { Logger } from '../../logger.js';
import { createRecordCache } from '../create-record-cache.js';
import { createServiceSearch } from '../query/create-service-search.js';
import type { Registry } from '../registry.js';
import type { ServiceRepository } from '../service-repository.js';
import { createRegistrySync } from '../sync/create-registry-sync.js';
import { describeNotices } from '../sync/describe-notices.js';
import { createViewKeeper } from '../view/create-view-keeper.js';
import type { CatalogDesk } from './catalog-desk.js';

export interface CatalogDeskOptions {
  readonly repository: ServiceRepository;
  readonly registries: readonly Registry[];
  readonly events: Pick<CatalogEventBus, 'publish'>;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly checkInterval?: number | undefined;
  /** Called at every reading, after the catalog is in step. */
  readonly onReady: () => void;
}

export function createCatalogDesk({
  repository,
  registries,
  events,
  logger,
  now,
  checkInterval,
  onReady,
}: CatalogDeskOptions): CatalogDesk {
  const keeper = createViewKeeper({ repository, registries });
  const cache = createRecordCache(repository);
  const sync = createRegistrySync({
    repository,
    registries,
    events,
    logger,
    now,
    onStored({ isLast }) {
      if (isLast) keeper.expire();
    },
    ...(checkInterval !== undefined && { checkInterval }),
  });

  return {
    repository,
    records: { records: cache.records, healthOf: repository.healthOf },
    registries,
    sync,
    search: createServiceSearch({
      repository,
      registryNames: registries.map(({ name }) => name),
    }),
    now,
    async ready() {
      await sync.ensureFresh();
      onReady();
    },
    async seenBy({ kind }) {
      const { local, shared, version } = await keeper.views();
      cache.useVersion(version);
      return { view: kind === 'local' ? local : shared, version };
    },
    async noticesFor({ kind }) {
      return describeNotices(await sync.statuses({ seesPrivate: kind === 'local' }));
    },
    expire() {
      keeper.expire();
    },
  };
}
