import type { SocketAddress } from '../http/describe-socket.js';
import type { WebSocketConstructor, WebSocketLike } from './web-socket-like.js';

/** Makes a socket, with the header fields in the way that its class takes them; a web page cannot send any. */
export function createWebSocket(
  WebSocket: WebSocketConstructor,
  { url, protocols, headers }: Pick<SocketAddress, 'url' | 'protocols' | 'headers'>,
): WebSocketLike {
  const names = [...protocols];
  if (isNodes(WebSocket) && Object.keys(headers).length > 0) {
    // The runtime's own takes one object for both; that of a page would take it for a subprotocol.
    return Reflect.construct(WebSocket, [url, { protocols: names, headers }]) as WebSocketLike;
  }
  // `ws` has a third parameter, which others pass over.
  return Reflect.construct(WebSocket, [url, names, { headers }]) as WebSocketLike;
}

function isNodes(WebSocket: WebSocketConstructor): boolean {
  const { process } = globalThis as { readonly process?: { readonly release?: { name?: string } } };
  return WebSocket === Reflect.get(globalThis, 'WebSocket') && process?.release?.name === 'node';
}
