import type { CatalogEventBus } from '../../core/events/catalog-event-bus.js';
import type { ConnectionEventBus } from '../../core/events/connection-event-bus.js';
import type { Executions } from '../../core/executions/executions.js';

/** What this surface needs of the use cases. */
export interface RealtimeCore {
  readonly executions: Pick<Executions, 'start' | 'get' | 'follow' | 'respond' | 'cancel'>;
  readonly events: Pick<ConnectionEventBus, 'follow'>;
  readonly catalogEvents: Pick<CatalogEventBus, 'follow'>;
}
