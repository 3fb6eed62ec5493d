import type { ServerResponse } from 'node:http';

/**
 * Hangs up on a client that takes nothing of an answer that waits for it; one that is slow, and one that
 * waits for an answer that takes long, stay.
 *
 * @param options `timeout`: milliseconds. A client may be given twice as long, never less.
 */
export function dropStalledReader(
  response: ServerResponse,
  { timeout }: { readonly timeout: number },
): void {
  // The server takes the timer back for itself as soon as the answer is out.
  response.socket?.setTimeout(timeout);
  response.on('timeout', (socket) => {
    if (socket.writableLength > 0) socket.destroy();
  });
}
