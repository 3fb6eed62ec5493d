import type { Server, Socket } from 'node:net';
import { addressKey } from './core/limits/address-key.js';

export interface CapSocketsOptions {
  /** How many an address may have open at the same time; undefined where only the limit of all counts. */
  readonly mostOf: (address: string | undefined) => number | undefined;
  /** Told of each that is hung up on. */
  readonly onRefused?: ((address: string | undefined) => void) | undefined;
}

/** Hangs up on an address that has too many sockets open, so that it does not take all there are. */
export function capSockets(server: Server, { mostOf, onRefused }: CapSocketsOptions): void {
  const open = new Map<string, number>();

  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    const most = mostOf(remoteAddress);
    if (most === undefined) return;
    const key = addressKey(remoteAddress);
    const count = open.get(key) ?? 0;
    if (count >= most) {
      socket.destroy();
      onRefused?.(remoteAddress);
      return;
    }
    open.set(key, count + 1);
    socket.once('close', () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
  });
}
