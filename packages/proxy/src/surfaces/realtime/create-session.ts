import { randomBytes } from 'node:crypto';
import type { CatalogEvent, ConnectionEvent, RealtimeResume } from '@nanda/protocol';
import { eventFor } from '../../core/connections/event-for.js';
import type { Logger } from '../../core/logger.js';
import type { Principal } from '../../core/principal.js';
import { createCalls, type Calls } from './calls/create-calls.js';
import type { Channel } from './create-channel.js';
import { createFeed, type Feed } from './create-feed.js';
import { createMessage } from './create-message.js';
import { createOutlet, type Outlet } from './create-outlet.js';
import { createSubscriptions, type Subscriptions } from './create-subscriptions.js';
import type { RealtimeCore } from './realtime-core.js';
import type { RealtimeLimits } from './realtime-limits.js';

/** What a client has here. It outlives its socket for a while, so that another one can go on with it. */
export interface Session {
  /** Unguessable; whoever has it, and is the same caller, may go on with it. */
  readonly resumeToken: string;
  /** With the rights that the token of the present socket gives. */
  principal: Principal;
  /** The socket that it belongs to now. */
  holder: Channel | undefined;
  readonly outlet: Outlet;
  readonly subscriptions: Subscriptions;
  readonly calls: Calls;
  /** Follows what is subscribed to, and nothing else. */
  followSubscriptions(): void;
  /** Brings events once more from where the client was; what it does not tell goes on. */
  rewind(last: Pick<RealtimeResume, 'lastEventId' | 'lastCatalogEventId'>): void;
  /** Lets go of everything; executions go on. */
  end(): void;
}

export interface SessionOptions {
  readonly principal: Principal;
  readonly core: RealtimeCore;
  readonly limits: RealtimeLimits;
  readonly logger: Logger;
}

export function createSession({ principal, core, limits, logger }: SessionOptions): Session {
  const outlet = createOutlet();
  const subscriptions = createSubscriptions({ limit: limits.maxSubscriptions });
  const calls = createCalls({ limit: limits.maxRequests });
  let connectionFeed: Feed | undefined;
  let catalogFeed: Feed | undefined;

  function openConnectionFeed(): Feed {
    return createFeed<ConnectionEvent>({
      follow: (options) => core.events.follow(principal, options),
      isWanted: subscriptions.wantsConnectionEvent,
      toMessage: (event) => {
        const payload = eventFor(event, session.principal);
        return createMessage('connection_update', { id: event.id, payload });
      },
      outlet,
      logger,
    });
  }

  function openCatalogFeed(): Feed {
    const seesPrivate = principal.kind === 'local';
    return createFeed<CatalogEvent>({
      follow: (options) => core.catalogEvents.follow({ ...options, seesPrivate }),
      isWanted: subscriptions.wantsCatalogEvent,
      toMessage: (event) =>
        createMessage('event', { id: event.id, payload: { event: event.type, data: event } }),
      outlet,
      logger,
    });
  }

  const session: Session = {
    resumeToken: `rt_${randomBytes(24).toString('base64url')}`,
    principal,
    holder: undefined,
    outlet,
    subscriptions,
    calls,
    followSubscriptions() {
      if (subscriptions.hasConnectionEvents()) (connectionFeed ??= openConnectionFeed()).start();
      else connectionFeed?.stop();
      if (subscriptions.hasCatalogEvents()) (catalogFeed ??= openCatalogFeed()).start();
      else catalogFeed?.stop();
    },
    rewind({ lastEventId, lastCatalogEventId }) {
      if (lastEventId !== undefined) connectionFeed?.rewind(lastEventId);
      if (lastCatalogEventId !== undefined) catalogFeed?.rewind(lastCatalogEventId);
    },
    end() {
      connectionFeed?.stop();
      catalogFeed?.stop();
      calls.end();
      outlet.end();
    },
  };
  return session;
}
