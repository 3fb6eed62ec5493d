/** As much of a `WebSocket` as is used: of the runtime's own, and of those of `ws` and `isomorphic-ws`. */
export interface WebSocketLike {
  /** Called with each message: given its `data`. */
  onmessage: ((event: never) => unknown) | null;
  /** Called when something is wrong; `onclose` follows. */
  onerror: ((event: never) => unknown) | null;
  /** Called once, at the end: given `code` and `reason`. */
  onclose: ((event: never) => unknown) | null;
  /** Sends a text. */
  send(data: string): void;
  /** Ends it in an orderly way. */
  close(code?: number, reason?: string): void;
  /** Of `ws` alone: ends the connection at once. */
  terminate?(): void;
}

/** The class of a `WebSocket`. */
export type WebSocketConstructor = new (url: string, protocols?: string[]) => WebSocketLike;
