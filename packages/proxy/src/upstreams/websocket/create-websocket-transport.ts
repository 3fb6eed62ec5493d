import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { WebSocket, type Dispatcher } from 'undici';

import { reasonOf } from '../../core/reason-of.js';
import { readMessage } from '../session/read-message.js';
import { findResponseId } from './find-response-id.js';
import { watchHandshake } from './watch-handshake.js';

export interface WebSocketTransportOptions {
  /** `ws:` or `wss:`. */
  readonly url: string | URL;
  /** Sent with the opening request. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Opens the socket, and so decides which addresses may be reached. Its own `webSocket.maxPayloadSize` (undici's default
   * is 128 MiB) bounds what is held of one message before it can be thrown away; one above that ends the session.
   */
  readonly dispatcher: Dispatcher;
  /** Of one message that comes in, and of all that waits to be sent. */
  readonly maximumBytes: number;
  /** Milliseconds that the opening may take. @default 10_000 */
  readonly openLimit?: number;
  /**
   * A message was too large and is gone; the id of the request that it answers, where it could be told.
   * @default that request is answered with an error; where it cannot be told which one it is, the session ends
   */
  readonly onTooLarge?: (requestId: string | number | undefined) => void;
}

const subprotocol = 'mcp';
const patience = 1500;

/**
 * Speaks MCP over a WebSocket: one message in each text frame, subprotocol `mcp`.
 *
 * `start` rejects with what kept it from opening as the `cause`: a `WebSocketRefusedError` where the server answered
 * with another HTTP status. Why an open one ended is told to `onerror` right before `onclose`.
 */
export function createWebSocketTransport({
  url,
  headers = {},
  dispatcher,
  maximumBytes,
  openLimit = 10_000,
  onTooLarge,
}: WebSocketTransportOptions): Transport {
  const handshake = watchHandshake(dispatcher);
  let socket: WebSocket | undefined;
  let ended: Promise<void> | undefined;
  let closing: Promise<void> | undefined;
  let isOpened = false;
  let isClosed = false;

  const finish = (): void => {
    if (isClosed) return;
    isClosed = true;
    handshake.destroySocket();
    transport.onclose?.();
  };

  const refuse = (requestId: string | number | undefined): void => {
    if (onTooLarge) {
      onTooLarge(requestId);
      return;
    }
    const message = `The service sent a message of more than ${maximumBytes} bytes, which is not taken in. Ask it for less at a time.`;
    if (requestId === undefined) {
      // Nobody knows who waits for it, and nobody must wait for ever.
      transport.onerror?.(new Error(message));
      void transport.close();
      return;
    }
    transport.onmessage?.({ jsonrpc: '2.0', id: requestId, error: { code: -32_000, message } });
  };

  const read = (text: string): void => {
    if (isLonger(text, maximumBytes)) {
      refuse(findResponseId(text));
      return;
    }
    const message: unknown = JSON.parse(text);
    if (!readMessage(message)) throw new Error('What came is no message of JSON-RPC.');
    // The SDK's schemas would bring its members into another order.
    transport.onmessage?.(message as JSONRPCMessage);
  };

  const listen = (opened: WebSocket): void => {
    opened.addEventListener('open', () => {
      isOpened = true;
    });
    opened.addEventListener('message', ({ data }) => {
      if (isClosed || closing) return;
      try {
        read(typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString('utf8'));
      } catch (error) {
        transport.onerror?.(error instanceof Error ? error : new Error(reasonOf(error)));
      }
    });
    ended = new Promise((resolve) => {
      opened.addEventListener('close', ({ code, reason }) => {
        resolve();
        if (!isOpened) return;
        if (!closing) transport.onerror?.(describeEnd(code, reason, handshake.failure));
        finish();
      });
    });
  };

  const transport: Transport = {
    async start() {
      if (socket || isClosed) {
        throw new Error('This WebSocket transport was started before. Make a new one.');
      }
      const opened = new WebSocket(url, {
        protocols: [subprotocol],
        dispatcher: handshake.dispatcher,
        headers: { ...headers },
      });
      socket = opened;
      opened.binaryType = 'arraybuffer';
      listen(opened);
      await untilOpen(opened, openLimit).catch((error: unknown) => {
        handshake.destroySocket();
        throw describeFailure(handshake.failure ?? error);
      });
    },

    async send(message: JSONRPCMessage) {
      if (socket?.readyState !== WebSocket.OPEN) {
        // The service said goodbye, and may still hold the line.
        if (socket && !closing) handshake.destroySocket();
        throw Object.assign(new Error('The WebSocket has ended.'), { code: 'EPIPE' });
      }
      if (socket.bufferedAmount > maximumBytes) {
        throw new Error(
          `The service does not read what it is sent: ${socket.bufferedAmount} bytes wait for it.`,
        );
      }
      socket.send(JSON.stringify(message));
    },

    close() {
      closing ??= (async () => {
        socket?.close();
        if (ended) await untilEnded(ended);
        finish();
      })();
      return closing;
    },
  };
  return transport;
}

function untilOpen(socket: WebSocket, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(
        Object.assign(new Error(`No answer within ${milliseconds} ms.`), { code: 'ETIMEDOUT' }),
      );
      socket.close();
    }, milliseconds);
    const settle = (act: () => void) => () => {
      clearTimeout(limit);
      act();
    };
    socket.addEventListener('open', settle(resolve), { once: true });
    socket.addEventListener(
      'close',
      settle(() => reject(new Error('What answered speaks no MCP over WebSocket.'))),
      { once: true },
    );
  });
}

/** A service that does not say goodbye in turn is waited for a moment only. */
async function untilEnded(ended: Promise<void>): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const patienceEnds = new Promise<void>((resolve) => {
    limit = setTimeout(resolve, patience);
  });
  await Promise.race([ended, patienceEnds]);
  clearTimeout(limit);
}

/** UTF-8 needs one to three bytes for each unit of a text, so that most texts need not be counted. */
function isLonger(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && Buffer.byteLength(text) > bytes;
}

function describeFailure(cause: unknown): Error {
  return new Error(`The WebSocket could not be opened: ${reasonOf(cause)}`, { cause });
}

function describeEnd(code: number, reason: string, cause: Error | undefined): Error {
  const said = reason === '' ? '' : `: ${reason}`;
  return new Error(`The service ended the WebSocket with code ${code}${said}`, { cause });
}
