import type { NandaError } from '../nanda-error.js';
import { connectionErrors } from './connection-errors.js';
import { createConnectionMover } from './create-connection-mover.js';
import type { Bulkhead } from './gates/create-bulkhead.js';
import type { UpstreamGate } from './gates/create-upstream-gates.js';
import type { LiveConnection } from './live-connection.js';
import { isMendable } from './reconnect/is-mendable.js';
import { postponeAttempt } from './reconnect/postpone-attempt.js';
import {
  createSessionAttempts,
  type AttemptOptions,
  type LineOpening,
} from './sessions/create-session-attempts.js';
import {
  createSessionHolder,
  type SessionHolderOptions,
} from './sessions/create-session-holder.js';
import { endSession } from './sessions/end-session.js';
import { startOpening, type Opening, type Postponement } from './sessions/start-opening.js';
import type { UpstreamSession } from './upstream-connector.js';

export type ConnectionLivesOptions = AttemptOptions & Omit<SessionHolderOptions, 'move' | 'onLost'>;

export interface ReadyOptions {
  /** Ends the wait of one caller; the others go on waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Whether it is asked for outright: then an open circuit does not refuse it. @default false */
  readonly isForced?: boolean;
}

/** Opens, loses, reopens and closes the sessions of connections; every change is an event. */
export interface ConnectionLives {
  /** The open session, or a new one; callers at the same time share the way to it. */
  ready(live: LiveConnection, options?: ReadyOptions): Promise<UpstreamSession>;
  /** A new session in place of the present one. */
  renew(live: LiveConnection, options: Pick<ReadyOptions, 'signal'>): Promise<UpstreamSession>;
  /** Begins to open the session that an earlier process had; many take turns. */
  restore(live: LiveConnection, turns: Bulkhead): void;
  /** A session for an MCP client; whoever asks for it owns it. */
  openLine(live: LiveConnection, options: LineOpening): Promise<UpstreamSession>;
  /** What its calls go through; undefined where it is not known where they go. */
  findGate(live: LiveConnection): Promise<UpstreamGate | undefined>;
  /**
   * It is closed for good, or until it is used again.
   *
   * @param failure what who waits for its session is told. @default that there is no such connection
   */
  shut(live: LiveConnection, reason: string, failure?: NandaError): Promise<void>;
  /** It is let go of because the process ends: another one may take it up. */
  leave(live: LiveConnection): Promise<void>;
  /** No session is opened any more. */
  close(): void;
  readonly closing: AbortSignal;
}

/** Attempts in a row after which it waits for a use. */
const maxAttempts = 8;
/** Milliseconds that the old session may take to end before a new one is opened in its place. */
const goodbye = 2000;

export function createConnectionLives(options: ConnectionLivesOptions): ConnectionLives {
  const { logger, connectionTimeout } = options;
  const move = createConnectionMover(options.news);
  const attempts = createSessionAttempts(options);
  const holder = createSessionHolder({ ...options, move, onLost: reconnect });
  const controller = new AbortController();
  const closing = controller.signal;

  function reconnect(live: LiveConnection, reason: string): void {
    if (closing.aborted) return;
    if (live.attempts >= maxAttempts) move(live, 'refused', reason);
    else begin(live, { isRepeated: true, first: postponeAttempt(live) });
  }

  async function attempt(
    live: LiveConnection,
    how: { readonly signal: AbortSignal; readonly isForced: boolean },
  ): Promise<UpstreamSession> {
    // What somebody asked for outright is no attempt of ours.
    live.attempts = how.isForced ? 0 : live.attempts + 1;
    const onAuthenticate = (): void => move(live, 'authenticate');
    const opened = await attempts.make(live, { ...how, onAuthenticate });
    // It may have been closed while the session was being opened.
    if (how.signal.aborted) {
      await endSession(opened.session, { how: 'close', logger });
      throw how.signal.reason;
    }
    holder.adopt(live, opened);
    return opened.session;
  }

  function begin(
    live: LiveConnection,
    how: {
      /** Whether attempts go on by themselves after one that failed. */
      readonly isRepeated: boolean;
      readonly isForced?: boolean;
      readonly first?: Postponement;
      readonly turns?: Bulkhead;
      /** A session that is ended first. */
      readonly old?: UpstreamSession | undefined;
    },
  ): Opening {
    const { isRepeated, isForced = false, first, turns, old } = how;
    const opening = startOpening({
      async attempt(signal, asked) {
        if (old !== undefined) await endSession(old, { how: 'close', logger, timeout: goodbye });
        return attempt(live, { signal, isForced: isForced || asked.isForced });
      },
      first,
      turns,
      // A single attempt has its own limit, and says better what was too slow.
      patience: isRepeated ? connectionTimeout : connectionTimeout + goodbye + 1000,
      postpone: (failure) => postpone(live, { failure, isRepeated }),
    });
    live.opening = opening;
    const end = (): void => {
      if (live.opening === opening) live.opening = undefined;
    };
    opening.session.then(end, end);
    return opening;
  }

  function postpone(
    live: LiveConnection,
    { failure, isRepeated }: { readonly failure: NandaError; readonly isRepeated: boolean },
  ): Postponement | undefined {
    const isLeftAlone = failure.code === 'CIRCUIT_OPEN';
    // That the service is left alone says less than why it is.
    live.failure = isLeftAlone ? (live.failure ?? failure) : failure;
    // One that can be taken up waits for a service that is not there yet, and for nothing else.
    if (!isLeftAlone && failure.code !== 'CONNECTION_FAILED') live.resume = undefined;
    const { message } = live.failure;
    if (!isRepeated || !isMendable(failure) || live.attempts >= maxAttempts) {
      move(live, 'refused', message);
      return undefined;
    }
    move(live, 'postponed', message);
    return postponeAttempt(live);
  }

  return {
    async ready(live, { signal, isForced = false } = {}) {
      live.lastUsed = new Date();
      if (live.session !== undefined) return live.session;
      if (closing.aborted) throw connectionErrors.closing();
      let { opening } = live;
      if (opening === undefined) {
        if (!isForced) live.gate?.circuit.check();
        move(live, 'reopen');
        opening = begin(live, { isRepeated: false, isForced });
      }
      return opening.wait({ signal });
    },
    async renew(live, { signal }) {
      live.lastUsed = new Date();
      if (closing.aborted) throw connectionErrors.closing();
      let { opening } = live;
      if (opening === undefined) {
        const old = holder.release(live);
        move(live, 'reopen', 'Its owner wants a new session.');
        opening = begin(live, { isRepeated: false, isForced: true, old });
      } else opening.force();
      return opening.wait({ signal });
    },
    restore(live, turns) {
      if (!closing.aborted) begin(live, { isRepeated: true, turns });
    },
    async openLine(live, opening) {
      if (closing.aborted) throw connectionErrors.closing();
      return attempts.openLine(live, opening);
    },
    findGate: attempts.findGate,
    async shut(live, reason, failure = connectionErrors.closed(live.stored.id)) {
      live.opening?.stop(failure);
      live.opening = undefined;
      live.failure = undefined;
      const session = holder.release(live);
      move(live, 'closed', reason);
      if (session !== undefined) await endSession(session, { how: 'close', logger });
    },
    async leave(live) {
      const { opening } = live;
      opening?.stop(connectionErrors.closing());
      await opening?.session.catch(() => undefined);
      const session = holder.release(live);
      if (session === undefined) return;
      const how = session.state === undefined ? 'close' : 'detach';
      await endSession(session, { how, logger });
    },
    close() {
      controller.abort(connectionErrors.closing());
    },
    closing,
  };
}
