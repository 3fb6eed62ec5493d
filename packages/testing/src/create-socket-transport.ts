import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server';
import type { RawData, WebSocket } from 'ws';

/** Options of {@link createSocketTransport}. */
export type SocketTransportOptions = {
  /** Sees each message first; what it returns true for goes no further. */
  intercept: (message: JSONRPCMessage) => boolean;
};

/** The server's side of MCP over one WebSocket: a message in each text frame. */
export function createSocketTransport(
  socket: WebSocket,
  { intercept }: SocketTransportOptions,
): Transport {
  const read = (data: RawData): void => {
    let message: JSONRPCMessage;
    try {
      message = JSON.parse(textOf(data)) as JSONRPCMessage;
    } catch (error) {
      transport.onerror?.(error as Error);
      return;
    }
    if (!intercept(message)) transport.onmessage?.(message);
  };

  const transport: Transport = {
    async start() {
      socket.on('message', read);
      socket.on('error', (error) => transport.onerror?.(error));
      socket.once('close', () => {
        socket.off('message', read);
        transport.onclose?.();
      });
    },
    send: (message) =>
      new Promise((resolve, reject) => {
        socket.send(JSON.stringify(message), (error) => (error ? reject(error) : resolve()));
      }),
    async close() {
      socket.close(1001);
    },
  };
  return transport;
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as Buffer).toString('utf8');
}
