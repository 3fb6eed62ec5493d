import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { headers } from '@nanda/protocol';
import { createId } from '../../core/create-id.js';
import type { Logger } from '../../core/logger.js';
import { NandaError } from '../../core/nanda-error.js';
import { authenticateField } from '../http/authenticate-field.js';
import type { DoorWatch } from '../http/create-door-watch.js';
import { enterCounted, type CountedEntrance } from '../http/enter-counted.js';
import { toShownError } from '../http/to-shown-error.js';
import { admitUpgrade, type AdmitOptions } from './admit-upgrade.js';
import { createSessions, type Sessions } from './create-sessions.js';
import { openConversation } from './open-conversation.js';
import { openWebSocketServer, type WebSocketServer } from './open-web-socket-server.js';
import type { RealtimeCore } from './realtime-core.js';
import { realtimeLimits, type RealtimeLimits } from './realtime-limits.js';
import { refuseUpgrade } from './refuse-upgrade.js';

export interface RealtimeOptions extends Pick<
  AdmitOptions,
  'doorkeeper' | 'allowedHosts' | 'allowedOrigins'
> {
  /** By which address the proxy is known to others. @default the one that it is asked by */
  readonly publicUrl?: string | undefined;
  /** @default nothing is limited, and nothing noted */
  readonly watch?: DoorWatch | undefined;
  readonly logger: Logger;
  /** The use cases; asked for only by clients that have been let in. */
  readonly openCore: () => Promise<RealtimeCore>;
  /** Aborted when the proxy begins to close. */
  readonly closing: AbortSignal;
  /** @default as `realtimeLimits` says */
  readonly limits?: Partial<RealtimeLimits>;
}

/** A request for a socket, on its way in. */
export interface UpgradeArrival {
  readonly socket: Socket;
  /** What came with it that is no longer HTTP. */
  readonly head: Buffer;
  readonly isLoopback: boolean;
  readonly isExposed: boolean;
  /** @default false */
  readonly isSocket?: boolean | undefined;
  /** The address of the caller, as far as it is known. */
  readonly remoteAddress?: string | undefined;
  readonly ownHosts: readonly string[];
}

/** The WebSocket surface. It owns every socket that it is given. */
export interface Realtime {
  /** Makes a socket of a request, or refuses it; never throws. */
  upgrade(request: IncomingMessage, arrival: UpgradeArrival): void;
  /** Sockets that are open, and sessions that are kept. */
  readonly sockets: number;
  readonly sessions: number;
  /** Says what is still to be said, closes every socket with 1001 and returns when they are gone. */
  close(): Promise<void>;
}

/** The WebSocket surface over the use cases; nothing of it is loaded or opened before the first client. */
export function createRealtime(options: RealtimeOptions): Realtime {
  const { logger, closing } = options;
  const limits: RealtimeLimits = { ...realtimeLimits, ...options.limits };
  const sockets = new Set<Socket>();
  let opening: Promise<{ core: RealtimeCore; server: WebSocketServer }> | undefined;
  let sessions: Sessions | undefined;
  let isClosed = false;

  async function open(): Promise<{ core: RealtimeCore; server: WebSocketServer }> {
    try {
      const [core, server] = await Promise.all([options.openCore(), openWebSocketServer(limits)]);
      return { core, server };
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  async function accept(
    request: IncomingMessage,
    { arrival, entrance }: { readonly arrival: UpgradeArrival; readonly entrance: CountedEntrance },
  ): Promise<void> {
    const { socket, head } = arrival;
    const { doorkeeper } = options;
    const { principal, handOut, user, isSubscribed } = await admitUpgrade(request, {
      doorkeeper,
      allowedHosts: [...options.allowedHosts, ...arrival.ownHosts],
      allowedOrigins: options.allowedOrigins,
      isExposed: arrival.isExposed,
      isLoopback: arrival.isLoopback,
      isSocket: arrival.isSocket,
    });
    entrance.principal = principal;
    const charge = await enterCounted(entrance, { watch: options.watch });
    opening ??= open();
    const { core, server } = await opening;
    if (closing.aborted || isClosed) throw new NandaError('OVERLOADED', 'The proxy is closing.');
    sessions ??= createSessions({ core, limits, logger });
    const webSocket = server.upgrade(request, {
      socket,
      head,
      fields: {
        ...entrance.fields,
        ...(handOut !== undefined && { [headers.client]: handOut }),
      },
    });
    openConversation(webSocket, {
      socket,
      principal,
      attendance: doorkeeper.attend(user === undefined ? {} : { user }),
      clientToken: handOut,
      charge,
      isSubscribed,
      core,
      sessions,
      limits,
      closing,
      logger,
    });
  }

  /** What has just been cancelled, and why, is told before the sockets go. */
  async function sayTheRest(): Promise<void> {
    const heard = sessions?.live().filter(({ holder }) => holder?.isClear()) ?? [];
    await atMost(limits.closeTimeout, Promise.all(heard.map(({ calls }) => calls.whenEmpty())));
  }

  /** Beside the request, which what lives as long as the socket must not hold on to. */
  function own(socket: Socket): void {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Whoever hangs up before it is answered; what the socket is used for has listeners of its own.
    socket.on('error', () => socket.destroy());
  }

  return {
    upgrade(request, arrival) {
      const { socket } = arrival;
      own(socket);
      const requestId = createId('req');
      const [path = '/'] = request.url?.split('?') ?? [];
      const fields = { [headers.requestId]: requestId };
      const { remoteAddress } = arrival;
      const entrance = { path, requestId, remoteAddress, fields, principal: undefined };
      accept(request, { arrival, entrance }).catch(async (error: unknown) => {
        const shown = toShownError(error, { requestId, logger });
        const verdict = await options.watch?.turnDown(shown, entrance);
        const failure = verdict?.failure ?? shown;
        const authenticate = authenticateField(failure, {
          path,
          origin: options.publicUrl ?? `http://${request.headers.host}`,
          hasAccounts: options.doorkeeper.hasAccounts,
        });
        return refuseUpgrade(socket, { error: failure, path, requestId, authenticate });
      });
    },
    get sockets() {
      return sockets.size;
    },
    get sessions() {
      return sessions?.size ?? 0;
    },
    async close() {
      isClosed = true;
      await sayTheRest();
      for (const { holder } of sessions?.live() ?? []) holder?.close(1001, 'The proxy is closing.');
      const gone = Promise.all(
        [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
      );
      await atMost(limits.closeTimeout, gone);
      for (const socket of sockets) socket.destroy();
      await gone;
      sessions?.end();
    },
  };
}

async function atMost(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  const { signal } = timer;
  const expiry = delay(milliseconds, undefined, { signal }).catch(() => undefined);
  await Promise.race([promise, expiry]);
  timer.abort();
}
