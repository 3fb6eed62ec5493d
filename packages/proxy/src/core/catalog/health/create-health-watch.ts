import type { ServiceHealth } from '@nanda/protocol';
import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import type { LoadedService } from '../load-services.js';

export interface HealthWatchOptions {
  /** Milliseconds after which a service is looked at again; 0 for never. */
  readonly interval: number;
  /** The services that are worth it, the most popular first. */
  readonly list: () => Promise<readonly LoadedService[]>;
  /** Looks at one; what comes of it is kept elsewhere. */
  readonly check: (service: LoadedService) => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Looks at popular services in the background, so that their health is known before they are needed. */
export interface HealthWatch {
  /** Begins, where it has not begun yet. */
  start(): void;
  close(): Promise<void>;
}

/** Milliseconds after the start: a proxy that has just started has better things to do. */
const firstRest = 60_000;

/** Services that are looked at in one round: one after the other, and so few that nobody minds. */
const maxChecks = 25;

export function createHealthWatch(options: HealthWatchOptions): HealthWatch {
  const { interval, list, check, now, logger } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isClosed = false;

  const isDue = (health: ServiceHealth | undefined): boolean =>
    health === undefined || now().getTime() - Date.parse(health.checkedAt) >= interval;

  async function round(): Promise<void> {
    const due = (await list()).filter(({ service }) => isDue(service.health)).slice(0, maxChecks);
    for (const service of due) {
      if (isClosed) return;
      // What it found is kept by whoever opened the session; a failure is a finding as well.
      await check(service).catch(() => undefined);
    }
    if (due.length > 0) logger.debug('popular services looked at', { services: due.length });
  }

  function schedule(delay: number): void {
    if (isClosed) return;
    timer = setTimeout(() => {
      running = round()
        .catch((error: unknown) => logger.warn('health not watched', { reason: reasonOf(error) }))
        .finally(() => {
          running = undefined;
          schedule(interval);
        });
    }, delay).unref();
  }

  return {
    start() {
      if (interval > 0 && timer === undefined) schedule(Math.min(firstRest, interval));
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
