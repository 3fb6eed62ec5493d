import type { ConnectionEventBus } from '../../events/connection-event-bus.js';
import type { Logger } from '../../logger.js';
import type { AggregateView } from '../aggregate-view.js';
import type { McpEndpoint } from '../mcp-endpoint.js';
import type { ServiceRelay } from '../service-relay.js';
import type { ToolDirectory } from '../tool-directory.js';
import type { AggregateCatalog, AggregateConnections } from './dialog/aggregate-place.js';
import { openAggregateDialog } from './dialog/open-aggregate-dialog.js';
import { createDiscoveryTools } from './discovery/create-discovery-tools.js';
import { createGatherings } from './gathering/create-gatherings.js';
import { nameTool } from './lists/name-tool.js';
import type { OfferSource } from './gathering/create-offer-shelf.js';

export interface AggregateOptions {
  readonly relay: ServiceRelay;
  readonly connections: AggregateConnections;
  readonly catalog: AggregateCatalog;
  /** What services list beside their tools, over the connections' own sessions. */
  readonly offers: OfferSource;
  readonly events: Pick<ConnectionEventBus, 'follow'>;
  readonly logger: Logger;
  /** Of this program. */
  readonly version: string;
  /** Milliseconds in which changes of lists are gathered, to be told as one. @default 50 */
  readonly pause?: number;
}

/** All services of a principal under one roof. */
export interface Aggregate {
  /** The same services for each view, under the names and with the tools that the view says. */
  endpoint(view: AggregateView): McpEndpoint;
  readonly directory: ToolDirectory;
  /** Nobody's connections are followed any more. Dialogs belong to those who opened them. */
  close(): Promise<void>;
}

export function createAggregate(options: AggregateOptions): Aggregate {
  const { version, logger, pause = 50 } = options;
  const discovery = createDiscoveryTools({ logger });
  const definitions = Array.from(discovery.values(), ({ definition }) => definition);
  const gatherings = createGatherings({ ...options, pause, discovery: definitions });
  const serverInfo = { name: 'nanda', title: 'NANDA', version };
  return {
    endpoint: (view) => ({
      open: (client, outlet) =>
        openAggregateDialog({
          ...options,
          client,
          outlet,
          view,
          gatherings,
          discovery,
          serverInfo,
        }),
    }),
    directory: {
      async find(name, { principal, view }) {
        const tools = await gatherings.of(principal).gathering.tools(view);
        const listed = tools.find(name);
        return listed && { connectionId: listed.connectionId, toolName: listed.tool.name };
      },
      nameOf: (place, { principal, names }) =>
        nameTool(place, { gathering: gatherings.of(principal).gathering, names }),
    },
    close: gatherings.close,
  };
}
