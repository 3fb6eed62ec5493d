import type { ToolChange, ToolDefinition } from '@nanda/protocol';
import type { Logger } from '../../logger.js';
import type { NandaError } from '../../nanda-error.js';
import { connectionErrors } from '../connection-errors.js';
import type { ConnectionNews } from '../connection-news.js';
import type { ConnectionMover } from '../create-connection-mover.js';
import type { LiveConnection } from '../live-connection.js';
import type { ConnectionKeeper } from '../persistence/create-connection-keeper.js';
import { updateTools } from '../pins/update-tools.js';
import type { UpstreamSession } from '../upstream-connector.js';
import { attendSession } from './attend-session.js';
import type { AttemptedSession } from './create-session-attempts.js';
import { endSession } from './end-session.js';

export interface SessionHolderOptions {
  readonly news: ConnectionNews;
  readonly keeper: ConnectionKeeper;
  readonly logger: Logger;
  readonly move: ConnectionMover;
  /** Milliseconds for one list of tools. */
  readonly connectionTimeout: number;
  /** A session has ended without being asked to, and its connection is told so already. */
  readonly onLost: (live: LiveConnection, reason: string) => void;
  /** It has a session. */
  readonly onAdopted: (live: LiveConnection) => void;
}

/** Gives a connection its session, cares for it, and takes it away. */
export interface SessionHolder {
  adopt(live: LiveConnection, opened: AttemptedSession): void;
  /** The session that it had; whoever asks for it ends it. */
  release(live: LiveConnection): UpstreamSession | undefined;
}

/** Milliseconds that a session has to live until attempts are counted anew. */
const settledAfter = 10_000;

export function createSessionHolder(options: SessionHolderOptions): SessionHolder {
  const { news, keeper, logger, move } = options;

  /** Says how they differ from those before. */
  function takeTools(
    live: LiveConnection,
    tools: readonly ToolDefinition[],
  ): readonly ToolChange[] {
    const hadPins = live.pins !== undefined;
    const differences = updateTools(live, tools);
    if (!hadPins) keeper.keepPins(live);
    return differences;
  }

  function tell(live: LiveConnection, differences: readonly ToolChange[]): void {
    if (differences.length > 0) news.toolsChanged(live, differences);
  }

  function release(live: LiveConnection): UpstreamSession | undefined {
    const { session } = live;
    live.care?.stop();
    live.care = undefined;
    live.session = undefined;
    return session;
  }

  function lose(
    live: LiveConnection,
    { failure, reason }: { readonly failure: NandaError; readonly reason: string },
  ): void {
    release(live);
    live.sessions.lost += 1;
    live.failure = failure;
    logger.info('A session was lost', { connectionId: live.stored.id, reason });
    move(live, 'lost', reason);
    options.onLost(live, reason);
  }

  /** It waits for its user, and then for a use: no attempt of ours would be let in. */
  function shutOut(live: LiveConnection, failure: NandaError): void {
    release(live);
    live.failure = failure;
    move(live, 'lost', failure.message);
    move(live, 'refused', failure.message);
  }

  return {
    adopt(live, { session, tools, latency, place, accessEnd, gate }) {
      const openedAt = performance.now();
      function end(failure: NandaError, reason: string): void {
        if (live.session !== session) return;
        if (performance.now() - openedAt >= settledAfter) live.attempts = 0;
        lose(live, { failure, reason });
      }
      live.session = session;
      live.place ??= place;
      live.accessEnd = accessEnd;
      live.failure = undefined;
      live.resume = undefined;
      live.lastPing = new Date();
      live.roundTrips.record(latency);
      live.care = attendSession(live, {
        session,
        gate,
        logger,
        timeout: options.connectionTimeout,
        onTools: (listed) => tell(live, takeTools(live, listed)),
        onNotice: (notice) => news.told(live, notice),
        onLost(failure) {
          end(failure, 'It does not answer any more.');
          void endSession(session, { how: 'close', logger });
        },
        onShutOut(failure) {
          if (live.session !== session) return;
          shutOut(live, failure);
          void endSession(session, { how: 'close', logger });
        },
      });
      const differences = takeTools(live, tools);
      live.sessions.opened += 1;
      if (session.isResumed) live.sessions.resumed += 1;
      move(live, 'opened');
      tell(live, differences);
      keeper.keepSession(live);
      options.onAdopted(live);
      // It may be told at once, of a session that has ended already.
      session.onClosed(({ reason }) => end(connectionErrors.lost(reason), reason));
    },
    release,
  };
}
