import type { Catalog } from '../../../catalog/catalog.js';
import type { Connections } from '../../../connections/connections.js';
import type { Logger } from '../../../logger.js';
import type { AggregateView } from '../../aggregate-view.js';
import type { McpClient } from '../../mcp-endpoint.js';
import type { Gathering } from '../gathering/create-gathering.js';
import type { Memory } from '../gathering/create-gatherings.js';
import type { ServiceDialogs } from './create-service-dialogs.js';

/** What the discovery tools need of the catalog. */
export type AggregateCatalog = Pick<Catalog, 'get' | 'search' | 'searchTools'>;

/** What the aggregate needs of connections. */
export type AggregateConnections = Pick<Connections, 'connect' | 'disconnect' | 'list' | 'tools'>;

/** One client at the aggregate. */
export interface AggregatePlace {
  readonly client: McpClient;
  readonly view: AggregateView;
  readonly gathering: Gathering;
  readonly memory: Memory;
  readonly services: ServiceDialogs;
  readonly catalog: AggregateCatalog;
  readonly connections: AggregateConnections;
  /** `Implementation` of the aggregate. */
  readonly serverInfo: Readonly<Record<string, unknown>>;
  readonly logger: Logger;
}
