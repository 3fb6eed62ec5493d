import type { Socket } from 'node:net';
import type { RealtimeServerMessage } from '@nanda/protocol';
import type { WebSocket } from 'ws';
import type { RealtimeLimits } from './realtime-limits.js';

/** One socket, as a place to send to. */
export interface Channel {
  /** Whether events may be sent: it is open, and its client reads. */
  isClear(): boolean;
  isOpen(): boolean;
  /** Sends now, clear or not; drops what no longer has a reader. */
  send(message: RealtimeServerMessage): void;
  close(code: number, reason: string): void;
}

export interface ChannelOptions {
  /** The connection beneath, which knows how much of what was sent is still here. */
  readonly socket: Socket;
  readonly limits: Pick<RealtimeLimits, 'highWaterMark' | 'stallTimeout'>;
  /** Told when it is clear again. */
  readonly onClear: () => void;
}

/**
 * A reader that does not keep up stops what is sent to it and what is read of it: so neither events nor
 * answers to a flood of messages pile up. One that takes nothing for a while is closed.
 */
export function createChannel(
  webSocket: WebSocket,
  { socket, limits: { highWaterMark, stallTimeout }, onClear }: ChannelOptions,
): Channel {
  let isBackedUp = false;

  function isOpen(): boolean {
    return webSocket.readyState === webSocket.OPEN;
  }

  const channel: Channel = {
    isClear: () => isOpen() && !isBackedUp,
    isOpen,
    send(message) {
      if (!isOpen()) return;
      webSocket.send(JSON.stringify(message), clear);
      if (isBackedUp || webSocket.bufferedAmount <= highWaterMark) return;
      isBackedUp = true;
      webSocket.pause();
      socket.setTimeout(stallTimeout);
    },
    close(code, reason) {
      // The end of the handshake has to be read.
      if (webSocket.isPaused) webSocket.resume();
      webSocket.close(code, reason);
    },
  };

  function clear(): void {
    if (!isBackedUp || webSocket.bufferedAmount > highWaterMark / 2) return;
    isBackedUp = false;
    socket.setTimeout(0);
    if (!isOpen()) return;
    webSocket.resume();
    onClear();
  }

  // The system tells this only where none of what was sent has been taken in the meantime.
  socket.on('timeout', () => {
    if (isBackedUp) channel.close(1013, 'The client does not read.');
  });
  return channel;
}
