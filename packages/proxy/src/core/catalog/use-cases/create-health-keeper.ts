import type { ServiceHealth } from '@nanda/protocol';
import { NandaError } from '../../nanda-error.js';
import type { Logger } from '../../logger.js';
import type { Principal } from '../../principal.js';
import { reasonOf } from '../../reason-of.js';
import type { Catalog, ConnectOutcome } from '../catalog.js';
import { addressOf } from '../address-of.js';
import { cleanTools } from '../health/clean-tools.js';
import { describeOutcome } from '../health/describe-outcome.js';
import { mayBeOurs } from '../health/may-be-ours.js';
import type { ServiceRecord } from '../service-record.js';
import type { KnownTool } from '../service-repository.js';
import type { CatalogDesk } from './catalog-desk.js';

export interface HealthKeeperOptions {
  readonly getRecord: (idOrName: string, principal: Principal) => Promise<ServiceRecord>;
  /** Opens a session with a service and closes it again; tells `recordOutcome` what came of it. */
  readonly probe: (record: ServiceRecord) => Promise<readonly KnownTool[]>;
  readonly logger: Logger;
  readonly isClosed: () => boolean;
}

/** Milliseconds for which a service is not looked at again, however many ask: one that answered, one that did not. */
const leastInterval = { up: 3_000, other: 10_000 };

/** Services that were looked at a moment ago, whose answers are at hand. */
const maxLooks = 1_000;

/** Milliseconds for which it is believed that this machine has a network, after somebody has answered. */
const witnessedFor = 10 * 60_000;

/** Looks whether services answer, and remembers what connecting to them showed. */
export function createHealthKeeper(
  { repository, now }: CatalogDesk,
  { getRecord, probe, logger, isClosed }: HealthKeeperOptions,
): Pick<Catalog, 'probe' | 'recordOutcome'> {
  let lastAnswer = Number.NEGATIVE_INFINITY;
  /** By listing and address: what looking at it shows, or has just shown. Some of that is not for the repository. */
  const looks = new Map<string, { readonly health: Promise<ServiceHealth>; until: number }>();

  async function look(record: ServiceRecord): Promise<ServiceHealth> {
    const started = performance.now();
    const outcome: ConnectOutcome = await probe(record).then(
      (tools) => ({ latency: performance.now() - started, tools }),
      (error: unknown) => ({ error }),
    );
    const health = describeOutcome(outcome, { at: now() });
    if (health !== undefined) return health;
    return { state: 'unknown', checkedAt: now().toISOString(), reason: reasonOfFailure(outcome) };
  }

  /** However many ask at once: what a listing names is looked at once. */
  async function lookOnce(record: ServiceRecord, address: string): Promise<ServiceHealth> {
    const { trust, source, id } = record;
    const key = JSON.stringify([trust, source.registry, id, address]);
    const known = looks.get(key);
    if (known !== undefined && performance.now() < known.until) return await known.health;
    const entry = { health: look(record), until: Number.POSITIVE_INFINITY };
    looks.delete(key);
    looks.set(key, entry);
    for (const oldest of looks.keys()) {
      if (looks.size <= maxLooks) break;
      looks.delete(oldest);
    }
    const health = await entry.health;
    const interval = health.state === 'up' ? leastInterval.up : leastInterval.other;
    entry.until = performance.now() + interval;
    return health;
  }

  /** Whether what happened says something about the service, and not about this machine. */
  function isTelling(outcome: ConnectOutcome): boolean {
    const isFailure = 'error' in outcome;
    if (isFailure && mayBeOurs(outcome)) return performance.now() - lastAnswer < witnessedFor;
    lastAnswer = performance.now();
    return true;
  }

  return {
    async probe(idOrName, principal) {
      const record = await getRecord(idOrName, principal);
      const address = addressOf(record);
      if (address === undefined) {
        const reason = 'it runs as a program on your own machine';
        return { state: 'unknown', checkedAt: now().toISOString(), reason };
      }
      return await lookOnce(record, address);
    },

    async recordOutcome(record, outcome) {
      if (isClosed()) return;
      const address = addressOf(record);
      try {
        const health = describeOutcome(outcome, { at: now() });
        if (health !== undefined && address !== undefined && isTelling(outcome)) {
          await repository.setHealth(address, health);
        }
        if ('latency' in outcome && outcome.tools !== undefined) {
          const listing = { registry: record.source.registry, id: record.id };
          await repository.setTools(listing, cleanTools(outcome.tools), { at: now() });
        }
      } catch (error) {
        logger.warn('health not kept', { service: record.id, reason: reasonOf(error) });
      }
    },
  };
}

function reasonOfFailure(outcome: ConnectOutcome): string {
  return 'error' in outcome && outcome.error instanceof NandaError
    ? outcome.error.message
    : 'it could not be looked at';
}
