import type { ServiceMessage, Wire, WireClosed } from '../session/wire.js';

/** The listening half of a wire. */
export interface WireEvents extends Pick<Wire, 'onMessage' | 'onClosed'> {
  tell(message: ServiceMessage, origin: string | undefined): void;
  /** Told on, the first time. */
  lose(reason: string): void;
  readonly isLost: boolean;
  /** Nobody is told anything any more. */
  mute(): void;
}

/** Messages that are kept for a listener who is not there yet; the first ones. */
const keptMessages = 256;

export function createWireEvents(): WireEvents {
  const early: [message: ServiceMessage, origin: string | undefined][] = [];
  let onMessage: Parameters<Wire['onMessage']>[0] | undefined;
  let onClosed: ((closed: WireClosed) => void) | undefined;
  let closed: WireClosed | undefined;
  let isMuted = false;

  return {
    onMessage: (listener) => {
      onMessage = listener;
      for (const [message, origin] of early.splice(0)) listener(message, origin);
    },
    onClosed: (listener) => {
      onClosed = listener;
      if (closed && !isMuted) listener(closed);
    },
    tell: (message, origin) => {
      if (isMuted) return;
      if (onMessage) onMessage(message, origin);
      else if (early.length < keptMessages) early.push([message, origin]);
    },
    lose: (reason) => {
      if (closed || isMuted) return;
      closed = { reason };
      onClosed?.(closed);
    },
    get isLost() {
      return closed !== undefined;
    },
    mute: () => {
      isMuted = true;
      early.length = 0;
    },
  };
}
