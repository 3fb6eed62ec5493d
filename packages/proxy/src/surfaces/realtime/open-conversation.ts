import type { Socket } from 'node:net';
import { realtime, type RealtimeClientMessage } from '@nanda/protocol';
import type { WebSocket } from 'ws';
import { createId } from '../../core/create-id.js';
import type { Attendance } from '../../core/identity/create-identity-watch.js';
import type { Logger } from '../../core/logger.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Principal } from '../../core/principal.js';
import { reasonOf } from '../../core/reason-of.js';
import { cancelCall } from './calls/cancel-call.js';
import { createChannel } from './create-channel.js';
import { createHeartbeat } from './create-heartbeat.js';
import { createMessage } from './create-message.js';
import type { Sessions } from './create-sessions.js';
import type { Charge } from '../http/enter-counted.js';
import { createTokenBucket } from './create-token-bucket.js';
import { describeFailure } from './describe-failure.js';
import { handleMessage } from './messages/handle-message.js';
import type { MessageContext } from './messages/message-context.js';
import { parseMessage } from './messages/parse-message.js';
import type { RealtimeCore } from './realtime-core.js';
import type { RealtimeLimits } from './realtime-limits.js';

export interface ConversationOptions {
  /** The connection beneath. */
  readonly socket: Socket;
  readonly principal: Principal;
  /** How long the token lasts that the client came with. @default as long as the socket */
  readonly attendance?: Attendance | undefined;
  /** A client token that is handed out to the client. */
  readonly clientToken: string | undefined;
  /** Counts messages together with what else the caller asks. @default they are not counted */
  readonly charge?: Charge | undefined;
  /** Whether all events of the caller's connections are subscribed to from the start. */
  readonly isSubscribed: boolean;
  readonly core: RealtimeCore;
  readonly sessions: Sessions;
  readonly limits: RealtimeLimits;
  readonly closing: AbortSignal;
  readonly logger: Logger;
}

/** What a client may send, as the contract lists it. */
const capabilities = ['execute', 'stream', 'subscribe', 'cancel', 'respond'];

/** Close codes of our own begin at 4000; this one is told apart by its likeness to the status. */
const identityOver = 4401;

/** These are answered when something has ended, and are counted while they wait for it. */
const waiting = new Set(['cancel', 'respond']);

/** Speaks with one client until its socket is gone, and lets go of everything that is the socket's. */
export function openConversation(webSocket: WebSocket, options: ConversationOptions): void {
  const { socket, principal, attendance, sessions, limits, logger, charge } = options;
  const channel = createChannel(webSocket, {
    socket,
    limits,
    onClear: () => {
      if (session.holder === channel) session.outlet.flush();
    },
  });
  const heartbeat = createHeartbeat({
    interval: limits.pingInterval,
    canAnswer: channel.isClear,
    ping: () => webSocket.ping(),
    onLost: () => webSocket.terminate(),
  });
  const bucket = createTokenBucket(limits);
  let session = sessions.open(principal, channel);
  let hasBegun = false;
  let waitingMessages = 0;
  // Nothing is sent before it is known whether the client goes on with an earlier session.
  const claim = setTimeout(begin, limits.claimTime);

  function begin(): void {
    clearTimeout(claim);
    if (hasBegun || session.holder !== channel) return;
    hasBegun = true;
    session.outlet.attach(channel);
  }

  function context(): MessageContext {
    return {
      ...options,
      session,
      channel,
      hasBegun,
      adopt(adopted) {
        sessions.forget(session);
        session = adopted;
        begin();
      },
    };
  }

  function refuse(id: string, error: unknown): void {
    channel.send(createMessage('error', { id, payload: describeFailure(error, { logger }) }));
  }

  function receive(data: Buffer, isBinary: boolean): void {
    if (!channel.isOpen()) return;
    const parsed = parseMessage(data, { isBinary });
    if (!bucket.take()) {
      refuse(parsed.id, tooFast(limits));
      return;
    }
    if ('failure' in parsed) {
      refuse(parsed.id, parsed.failure);
      return;
    }
    const { message } = parsed;
    // Who only shows that it is there asks nothing.
    if (charge === undefined || message.type === 'ping') take(message);
    else {
      charge(1).then(
        () => channel.isOpen() && take(message),
        (error: unknown) => refuse(message.id, error),
      );
    }
  }

  function take(message: RealtimeClientMessage): void {
    if (message.type !== 'ping' && message.type !== 'resume') begin();
    if (!waiting.has(message.type)) {
      void handleMessage(message, context());
      return;
    }
    if (waitingMessages >= limits.maxRequests) {
      refuse(message.id, tooMany(limits));
      return;
    }
    waitingMessages += 1;
    void handleMessage(message, context()).finally(() => (waitingMessages -= 1));
  }

  /** Another token of its owner goes on with the session. */
  function endWithIdentity(): void {
    channel.close(identityOver, 'The token or key is over. Come back with a new one.');
  }

  function end(): void {
    clearTimeout(claim);
    attendance?.signal.removeEventListener('abort', endWithIdentity);
    attendance?.leave();
    heartbeat.stop();
    if (session.holder !== channel) return;
    for (const call of session.calls.list()) {
      // A client whose socket the proxy itself closes has not gone away.
      if (!call.isTiedToSocket || options.closing.aborted) continue;
      cancelCall(call, { core: options.core, session }).catch((error: unknown) =>
        logger.warn('A call of a client that went away could not be cancelled', {
          reason: reasonOf(error),
        }),
      );
    }
    sessions.release(session, channel);
  }

  webSocket.on('message', (data, isBinary) => receive(data as Buffer, isBinary));
  webSocket.on('pong', heartbeat.answered);
  // What is no WebSocket traffic at all; it closes the socket by itself, with the code that fits.
  webSocket.on('error', (error) => {
    logger.debug('A socket was closed', { reason: reasonOf(error) });
  });
  webSocket.on('close', end);
  attendance?.signal.addEventListener('abort', endWithIdentity, { once: true });

  if (options.isSubscribed) {
    session.subscriptions.add({ events: ['connection_update'] });
    session.followSubscriptions();
  }
  channel.send(
    createMessage('welcome', {
      id: createId('req'),
      payload: {
        userId: userIdOf(principal),
        version: realtime.version,
        capabilities,
        resumeToken: session.resumeToken,
        ...(options.clientToken !== undefined && { clientToken: options.clientToken }),
      },
    }),
  );
}

function userIdOf(principal: Principal): string | null {
  if (principal.kind === 'local') return 'local';
  return principal.kind === 'user' ? principal.userId : null;
}

function tooFast({ rate }: Pick<RealtimeLimits, 'rate'>): NandaError {
  return new NandaError(
    'RATE_LIMITED',
    `A socket takes ${rate} messages a second. Send this one again a moment later.`,
    { details: { rate }, retryable: true },
  );
}

function tooMany({ maxRequests }: Pick<RealtimeLimits, 'maxRequests'>): NandaError {
  return new NandaError(
    'OVERLOADED',
    `There are ${maxRequests} cancellations and answers under way on this socket. Wait for some of them.`,
    { details: { limit: maxRequests }, retryable: true },
  );
}
