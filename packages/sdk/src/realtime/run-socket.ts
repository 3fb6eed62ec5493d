import type { RealtimeClientMessage } from '@nanda/protocol';
import { parseJson } from '../streaming/parse-json.js';
import { createHeartbeat } from './create-heartbeat.js';
import type { RealtimeTimes } from './realtime-times.js';
import type { WebSocketLike } from './web-socket-like.js';

/** The end of a socket that is up. */
export interface SocketHandle {
  send(message: RealtimeClientMessage): void;
  /** Ends it. @param reason told to whoever waits for its end */
  end(reason: string): void;
}

/** What {@link runSocket} runs. */
export interface SocketParts {
  readonly open: () => WebSocketLike;
  /** Given each message that is JSON, checked no further. */
  readonly onMessage: (message: unknown, socket: SocketHandle) => void;
  readonly times: Pick<RealtimeTimes, 'welcome' | 'ping'>;
  readonly signal: AbortSignal;
}

/** Reason of a close in an orderly way. */
const normal = 1000;
/** Longer is no event: a connection with all of its tools is far below. */
const maxCharacters = 32 * 1024 * 1024;
/** Answers say nothing but that somebody is there. */
const pingId = 'ping';

/**
 * Opens a socket and hands over what comes, until it ends: by the other end, by its silence, or because the
 * signal is aborted. Nothing of it is left then, whether the network has noticed or not.
 *
 * @returns why it ended. Never rejects.
 */
export function runSocket({ open, onMessage, times, signal }: SocketParts): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve('it is no longer wanted');
      return;
    }
    let socket: WebSocketLike;
    try {
      socket = open();
    } catch (error) {
      resolve(error instanceof Error ? error.message : String(error));
      return;
    }
    let hasEnded = false;
    const handle: SocketHandle = {
      send: (message) => {
        if (!hasEnded) socket.send(JSON.stringify(message));
      },
      end: (reason) => finish(reason),
    };
    const heartbeat = createHeartbeat({
      interval: times.ping,
      ping: () => {
        // Before it is open nothing can be sent: `welcome` has its own limit.
        if (welcome === undefined) handle.send({ type: 'ping', id: pingId });
      },
      onLost: () => {
        finish('two pings were not answered');
        // Nobody is there to agree on the end.
        socket.terminate?.();
      },
    });
    let welcome: ReturnType<typeof setTimeout> | undefined = setTimeout(
      () => finish(`the proxy did not welcome it within ${times.welcome} ms`),
      times.welcome,
    );
    const abort = (): void => finish('it is no longer wanted');

    function finish(reason: string): void {
      if (hasEnded) return;
      hasEnded = true;
      heartbeat.stop();
      clearTimeout(welcome);
      signal.removeEventListener('abort', abort);
      socket.onmessage = null;
      socket.onclose = null;
      // Stays: `ws` throws where nobody listens for what a close in the middle of opening brings about.
      socket.onerror = ignore;
      socket.close(normal);
      resolve(reason);
    }

    signal.addEventListener('abort', abort, { once: true });
    socket.onerror = ignore;
    socket.onclose = ({ code, reason }: { readonly code: number; readonly reason: string }) =>
      finish(`it was closed (${code}${reason === '' ? '' : `, ${reason.slice(0, 123)}`})`);
    socket.onmessage = ({ data }: { readonly data: unknown }) => {
      heartbeat.answered();
      if (typeof data !== 'string' || data.length > maxCharacters) return;
      const message = parseJson(data);
      if (typeof message !== 'object' || message === null) return;
      if ('type' in message && message.type === 'welcome') {
        clearTimeout(welcome);
        welcome = undefined;
      }
      onMessage(message, handle);
    };
  });
}

/** What went wrong is told by the close that follows; a web page is not told more at all. */
function ignore(): void {}
