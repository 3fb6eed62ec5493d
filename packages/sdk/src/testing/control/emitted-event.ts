import type { CatalogEvent } from '@nanda/protocol';
import type { ConnectionChange } from '../core/connections.js';

/** Something that happens to a connection: its state becomes `state`, and its owner is told. */
export interface EmittedConnectionEvent extends ConnectionChange {
  /** @default the only connection that is open */
  readonly connectionId?: string | undefined;
}

/** Something that happens to the catalog. */
export type EmittedCatalogEvent = Partial<Omit<CatalogEvent, 'id' | 'timestamp' | 'type'>> &
  Pick<CatalogEvent, 'type'>;

/** What a test lets happen. */
export type EmittedEvent = EmittedConnectionEvent | EmittedCatalogEvent;

/** Whether an event is one of the catalog. */
export function isCatalogEvent(event: EmittedEvent): event is EmittedCatalogEvent {
  return event.type?.startsWith('sync_') === true;
}
