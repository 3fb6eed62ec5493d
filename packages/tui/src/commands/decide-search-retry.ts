import type { ServicePage } from '../client/service-page.js';

/** Milliseconds that somebody who has found nothing waits for a catalog that is just being read. */
const patience = 6000;
const interval = 700;

/** How long to wait before the same search is worth another try, in milliseconds; undefined where it is not. */
export function decideSearchRetry(
  { services, notices }: Pick<ServicePage, 'services' | 'notices'>,
  { elapsed }: { elapsed: number },
): number | undefined {
  if (services.length > 0 || elapsed >= patience) return undefined;
  // Read for the first time: what is missing may be on its way.
  const isFilling = notices.some(
    ({ state, syncedAt }) => state === 'syncing' && syncedAt === undefined,
  );
  return isFilling ? interval : undefined;
}
