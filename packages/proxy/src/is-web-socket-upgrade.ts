import type { IncomingMessage } from 'node:http';

/** Whether a request asks for a WebSocket; any other protocol that is offered is none of ours, and is ignored. */
export function isWebSocketUpgrade({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';
}
