import type { Logger } from '../../../logger.js';
import type { AggregateView } from '../../aggregate-view.js';
import type { ClientOutlet, McpClient, McpDialog } from '../../mcp-endpoint.js';
import type { ServiceRelay } from '../../service-relay.js';
import type { DiscoveryTools } from '../discovery/discovery-tool.js';
import type { Gatherings } from '../gathering/create-gatherings.js';
import type { ListKind } from '../gathering/list-kind.js';
import type { AggregateCatalog, AggregateConnections, AggregatePlace } from './aggregate-place.js';
import { answerRequest } from './answer-request.js';
import { createServiceDialogs } from './create-service-dialogs.js';
import { createUriDesk } from './create-uri-desk.js';
import { describeAggregate } from './describe-aggregate.js';
import { listenToAll } from './listen-to-all.js';

export interface AggregateDialogOptions {
  readonly client: McpClient;
  readonly outlet: ClientOutlet;
  readonly view: AggregateView;
  readonly gatherings: Gatherings;
  readonly relay: ServiceRelay;
  readonly catalog: AggregateCatalog;
  readonly connections: AggregateConnections;
  readonly discovery: DiscoveryTools;
  readonly serverInfo: Readonly<Record<string, unknown>>;
  readonly logger: Logger;
}

const allKinds: ReadonlySet<ListKind> = new Set<ListKind>(['tools', 'prompts', 'resources']);

/** The conversation of one client with all services of its principal. */
export function openAggregateDialog(options: AggregateDialogOptions): McpDialog {
  const { client, outlet, view, gatherings, discovery } = options;
  const { gathering, memory } = gatherings.of(client.principal);
  const uris = createUriDesk({ gathering, memory, view });
  const services = createServiceDialogs({ ...options, gathering, memory, uris });
  const place: AggregatePlace = { ...options, gathering, memory, services };
  const stop =
    client.era === 'legacy'
      ? gathering.watch({
          view,
          kinds: allKinds,
          tell: (kind) =>
            outlet.notify({ method: `notifications/${kind}/list_changed`, params: {} }),
        })
      : undefined;
  return {
    describe: (signal) => describeAggregate(place, signal),
    answer: (request) => answerRequest(request, place, discovery),
    take(notification) {
      // All else that a client tells is about one request, and which service has that is known where it is answered.
      if (notification.method === 'notifications/roots/list_changed') services.tell(notification);
    },
    listen: (filter, listening) => listenToAll(filter, listening, place),
    async close() {
      stop?.();
      await services.close();
    },
  };
}
