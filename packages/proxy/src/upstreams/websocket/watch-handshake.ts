import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';

import type { Dispatcher } from 'undici';

import { WebSocketRefusedError } from './websocket-refused-error.js';

export interface Handshake {
  /** Does what the given dispatcher does, under watch. For one WebSocket. */
  readonly dispatcher: Dispatcher;
  /** Why there is no WebSocket, as the network or the server put it. Undefined where neither did. */
  readonly failure: Error | undefined;
  /** Ends the socket at once, or as soon as there is one. */
  destroySocket(): void;
}

/** Sees what undici's WebSocket keeps to itself: why it did not open, and the socket, which it cannot end by force. */
export function watchHandshake(dispatcher: Dispatcher): Handshake {
  let failure: Error | undefined;
  let socket: Duplex | undefined;
  let isUnwanted = false;

  const watch =
    (dispatch: Dispatcher['dispatch']): Dispatcher['dispatch'] =>
    (options, handler) =>
      dispatch(options, {
        onRequestStart: (...args) => handler.onRequestStart?.(...args),
        onRequestUpgrade: (...args) => {
          const [, , , upgraded] = args;
          socket = upgraded;
          upgraded.on('error', (error: Error) => {
            failure ??= error;
          });
          if (isUnwanted) upgraded.destroy();
          handler.onRequestUpgrade?.(...args);
        },
        onResponseStart: (...args) => {
          const [, status, headers] = args;
          if (status >= 200) failure ??= new WebSocketRefusedError(toResponse(status, headers));
          handler.onResponseStart?.(...args);
        },
        onResponseData: (...args) => handler.onResponseData?.(...args),
        onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
        onResponseError: (...args) => {
          const [, error] = args;
          failure ??= error;
          handler.onResponseError?.(...args);
        },
      });

  return {
    dispatcher: dispatcher.compose(watch),
    get failure() {
      return failure;
    },
    destroySocket() {
      isUnwanted = true;
      socket?.destroy();
    },
  };
}

function toResponse(status: number, fields: IncomingHttpHeaders): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  // A Response knows no status above 599.
  return new Response(null, { status: Math.min(status, 599), headers });
}
