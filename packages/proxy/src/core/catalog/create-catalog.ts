import { NandaError } from '../nanda-error.js';
import type { CatalogEventBus } from '../events/catalog-event-bus.js';
import type { Logger } from '../logger.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { bufferUsage } from './buffer-usage.js';
import type { Catalog } from './catalog.js';
import { createHealthWatch } from './health/create-health-watch.js';
import { loadServices, type LoadedService } from './load-services.js';
import { rankPopular } from './recommend/rank-popular.js';
import { createRegistrations } from './registrations.js';
import type { Registry } from './registry.js';
import type { ServiceRecord } from './service-record.js';
import type { KnownTool, ServiceRepository } from './service-repository.js';
import type { UsageRepository } from './usage-repository.js';
import { createCatalogDesk } from './use-cases/create-catalog-desk.js';
import { createHealthKeeper } from './use-cases/create-health-keeper.js';
import { createSearchCatalog } from './use-cases/create-search-catalog.js';
import { createSearchTools } from './use-cases/create-search-tools.js';
import { createServiceLookup } from './use-cases/create-service-lookup.js';
import { createUseRanking } from './use-cases/create-use-ranking.js';

const month = 30 * 24 * 60 * 60 * 1_000;

/** Services whose health is watched: the most popular ones. */
const watchedServices = 40;

export interface CatalogOptions {
  readonly repository: ServiceRepository;
  readonly usage: UsageRepository;
  /** In the order in which they count. */
  readonly registries: readonly Registry[];
  readonly events: Pick<CatalogEventBus, 'publish'>;
  readonly logger: Logger;
  /**
   * Opens a session with a service, without credentials, and closes it again. Whoever opens sessions
   * tells `recordOutcome` what came of it.
   *
   * @returns all tools that it has
   */
  readonly probe: (record: ServiceRecord) => Promise<readonly KnownTool[]>;
  /** Milliseconds after which popular services are looked at again by themselves; 0 for never. @default 0 */
  readonly healthInterval?: number;
  /** The clock that use is counted by. @default the system's */
  readonly now?: () => Date;
  /** Milliseconds between two looks at what lies on this machine. @default 2000 */
  readonly checkInterval?: number;
}

/** Makes the catalog over a store and its registries. Nothing is read before somebody asks. */
export function createCatalog({
  probe,
  healthInterval = 0,
  now = () => new Date(),
  ...options
}: CatalogOptions): Catalog {
  const { repository, logger } = options;
  const usage = bufferUsage(options.usage, { logger });
  let isClosed = false;
  const desk = createCatalogDesk({ ...options, now, onReady: () => watch.start() });
  const watch = createHealthWatch({
    interval: healthInterval,
    list: listWatched,
    async check({ record }) {
      await probe(record);
    },
    now,
    logger,
  });
  const registrations = createRegistrations({ repository, probe, now });
  const lookup = createServiceLookup(desk);

  async function listWatched(): Promise<LoadedService[]> {
    const counts = await usage.counts({ since: new Date(now().getTime() - month) });
    const { view } = await desk.seenBy({ kind: 'anonymous', clientId: '' });
    const ranked = await rankPopular({ view, repository, counts, limit: watchedServices });
    const services = ranked.map(({ service }) => service);
    const loaded = await loadServices(services, { repository: desk.records, view });
    return loaded.filter(({ record }) => record.endpoints.length > 0);
  }

  /** Whoever connects by a name means the service that had it first. */
  async function checkName(name: string, principal: Principal): Promise<void> {
    const taken = await lookup.getRecord(name, principal).then(
      ({ registeredBy }) => registeredBy !== principalKey(principal),
      (error: unknown) => {
        if (!(error instanceof NandaError)) throw error;
        if (error.code === 'SERVICE_NOT_FOUND') return false;
        // Several are called so.
        if (error.code === 'VALIDATION_ERROR') return true;
        throw error;
      },
    );
    if (!taken) return;
    throw new NandaError(
      'VALIDATION_ERROR',
      `Another service is called "${name.slice(0, 100)}" already. Choose another name.`,
      { details: { field: 'name' } },
    );
  }

  const search = createSearchCatalog(desk);
  return {
    ...lookup,
    search,
    list: search,
    searchTools: createSearchTools(desk),
    ...createUseRanking(desk, { usage }),
    ...createHealthKeeper(desk, {
      getRecord: lookup.getRecord,
      probe,
      logger,
      isClosed: () => isClosed,
    }),

    async register(registration, principal) {
      registrations.check(principal);
      if (principal.kind === 'user') await checkName(registration.name, principal);
      const id = await registrations.register(registration, principal);
      desk.expire();
      return await lookup.get(id, principal);
    },

    async unregister(id, principal) {
      registrations.check(principal);
      const service = await lookup.get(id, principal);
      await registrations.unregister(await lookup.getRecord(service.id, principal), principal);
      desk.expire();
      return service;
    },

    async registries({ kind }) {
      return await desk.sync.statuses({ seesPrivate: kind === 'local' });
    },

    async sync(name, { full }, principal) {
      registrations.checkKeeper(principal);
      const seesPrivate = principal.kind === 'local';
      await desk.sync.start(name, { full, seesPrivate });
      const statuses = await desk.sync.statuses({ seesPrivate });
      const status = statuses.find((one) => one.name === name);
      if (status === undefined) {
        throw new NandaError('NOT_FOUND', `The registry "${name}" lists nothing yet.`);
      }
      return status;
    },

    recordUse: ({ owner, ...use }) =>
      usage.record({ ...use, at: now(), ...(owner && { owner: principalKey(owner) }) }),

    problems: () => desk.sync.problems(),

    async count() {
      await desk.ready();
      return (await desk.seenBy({ kind: 'local' })).view.faces.length;
    },

    async close() {
      isClosed = true;
      await watch.close();
      await desk.sync.close();
      await usage.close();
    },
  };
}
