import type { McpAnswer } from '../../core/mcp-message.js';

/** A message of the service that is no answer: a notification, or a request where it has an id. */
export interface ServiceMessage {
  readonly method: string;
  readonly id?: string | number;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface WireNotification {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface WireRequest extends WireNotification {
  /** Unique in the whole session, also among processes that have had it. */
  readonly id: string;
  /** HTTP fields of this request alone; without a meaning where the wire is no HTTP. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Not every service knows it: that it is refused says nothing of the session. @default false */
  readonly isOptional?: boolean | undefined;
  /** Told where another process can take the answer up, right before what came there. */
  readonly onPosition?: ((position: string) => void) | undefined;
  /** Nothing is sent: the answer to the request of this id is taken up after this position. See `Wire.requestOf`. */
  readonly resumeAt?: string | undefined;
}

export interface WireClosed {
  readonly reason: string;
}

/**
 * One connected session's way to its service, whatever carries it: moves JSON-RPC messages and knows nothing of what they
 * mean. A faster relay is another one of these.
 */
export interface Wire {
  /**
   * Gives `result` as it came. Rejects with an `RpcError` where the service refuses, with a `NandaError` where the wire
   * knows what is to be told, with an `UnsentError` where the request cannot have been accepted, else with what the
   * network failed with.
   */
  request(request: WireRequest): Promise<unknown>;
  /** Nobody waits for this answer any more. The service is told, by `notice` where it has to be a message. */
  abandon(id: string, notice: WireNotification): void;
  /** Resolves when it is handed over, and never waits long. */
  notify(notification: WireNotification): Promise<void>;
  respond(id: string | number, answer: McpAnswer): Promise<void>;
  /** The id of the request that a position is about; undefined where it cannot be taken up here. */
  requestOf(position: string): string | undefined;
  /**
   * Asks for what the service has to say beside its answers, where that takes a stream of its own. Once is enough.
   * Resolves when it is there, or known not to be; never waits long.
   */
  announce(): Promise<void>;
  /**
   * `origin` is the request in whose own stream the message came; undefined where it came in a stream that all share.
   * What came before there was a listener is kept for it.
   */
  onMessage(listener: (message: ServiceMessage, origin: string | undefined) => void): void;
  /** The session is over without being asked to: told once. What was accepted before may still be answered. */
  onClosed(listener: (closed: WireClosed) => void): void;
  /** Ends the session: the service is told. */
  close(): Promise<void>;
  /** Lets go without a word, where the session outlives its process; else like `close`. */
  detach(): Promise<void>;
}
