import type { CatalogEvent } from '@nanda/protocol';
import type { CatalogEventBus } from '../../core/events/catalog-event-bus.js';
import { createEventLog } from '../../core/events/event-log.js';

interface KeptEvent {
  readonly event: CatalogEvent;
  readonly isPrivate: boolean;
}

/** Events that are kept for those who come back. */
const keptEvents = 500;

/** Brings catalog events to everybody in this process. */
export function createMemoryCatalogEventBus({
  startedAt = Date.now(),
}: { readonly startedAt?: number } = {}): CatalogEventBus {
  // An id of an earlier process must not be taken for a position in this one.
  const epoch = startedAt.toString(36);
  const log = createEventLog<KeptEvent>({ limit: keptEvents });

  function positionOf(id: string | undefined): number {
    if (id === undefined) return log.position;
    const [idEpoch, position] = id.split('-');
    return idEpoch === epoch && /^\d{1,15}$/.test(position ?? '') ? Number(position) : 0;
  }

  return {
    publish(event, { isPrivate }) {
      const id = `${epoch}-${log.position + 1}`;
      log.append({ event: { id, timestamp: new Date().toISOString(), ...event }, isPrivate });
    },
    async *follow({ afterId, seesPrivate, signal }) {
      for await (const { event, isPrivate } of log.follow({ after: positionOf(afterId), signal })) {
        if (seesPrivate || !isPrivate) yield event;
      }
    },
    close() {
      log.end();
    },
  };
}
