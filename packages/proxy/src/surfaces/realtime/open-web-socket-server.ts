import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { realtime } from '@nanda/protocol';
import type { ServerOptions, WebSocket } from 'ws';
import { NandaError } from '../../core/nanda-error.js';
import type { RealtimeLimits } from './realtime-limits.js';

export interface WebSocketServer {
  /**
   * Makes a socket of a connection.
   *
   * @param options `fields`: sent with the answer.
   * @throws NandaError VALIDATION_ERROR for a handshake that is none
   */
  upgrade(
    request: IncomingMessage,
    options: {
      readonly socket: Duplex;
      readonly head: Buffer;
      readonly fields: Readonly<Record<string, string>>;
    },
  ): WebSocket;
}

/** The library is loaded by the first client that wants a socket: nothing else needs it. */
export async function openWebSocketServer(
  limits: Pick<RealtimeLimits, 'maxMessage' | 'closeTimeout'>,
): Promise<WebSocketServer> {
  const { WebSocketServer: Server } = await import('ws');
  // The types do not know `closeTimeout` yet.
  const options: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    // Compression costs more memory for each socket than all else of it.
    perMessageDeflate: false,
    maxPayload: limits.maxMessage,
    closeTimeout: limits.closeTimeout,
    handleProtocols: (offered) =>
      offered.has(realtime.subprotocol) ? realtime.subprotocol : false,
  };
  const server = new Server(options);
  const fieldsOf = new WeakMap<IncomingMessage, Readonly<Record<string, string>>>();
  const failures = new WeakMap<IncomingMessage, NandaError>();
  server.on('headers', (lines, request) => {
    for (const [name, value] of Object.entries(fieldsOf.get(request) ?? {})) {
      lines.push(`${name}: ${value}`);
    }
  });
  server.on('wsClientError', ({ message }, _, request) => {
    failures.set(
      request,
      new NandaError('VALIDATION_ERROR', `This is no valid WebSocket handshake: ${message}.`),
    );
  });
  return {
    upgrade(request, { socket, head, fields }) {
      fieldsOf.set(request, fields);
      let opened: WebSocket | undefined;
      server.handleUpgrade(request, socket, head, (webSocket) => (opened = webSocket));
      if (opened !== undefined) return opened;
      throw (
        failures.get(request) ??
        new NandaError('CANCELLED', 'The client went away before it had its socket.')
      );
    },
  };
}
