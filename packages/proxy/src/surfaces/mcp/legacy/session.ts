import type { McpDialog } from '../../../core/bridge/mcp-endpoint.js';
import type { RpcId } from '../rpc/rpc-message.js';
import type { QuestionBook } from './create-question-book.js';
import type { StreamShelf } from './create-stream-shelf.js';

/** A request that has not been answered yet. */
export interface InFlight {
  readonly signal: AbortSignal;
  /** Whether the client took it back: then it gets no answer. */
  readonly isCancelled: boolean;
  cancel(): void;
}

/** A client of the older era, from `initialize` on. */
export interface Session {
  /** Unguessable. */
  readonly id: string;
  /** Whose it is: `principalKey`. */
  readonly owner: string;
  /** Who began it had shown nothing that tells who it is. */
  readonly isOfStranger: boolean;
  /** The endpoint, as its URL names it. */
  readonly place: string;
  readonly dialog: McpDialog;
  readonly streams: StreamShelf;
  readonly questions: QuestionBook;
  readonly requests: ReadonlyMap<RpcId, InFlight>;
  /** When it was last heard of; milliseconds of the monotonic clock. */
  readonly seenAt: number;
  /** Whether it has something under way, or somebody reads from it. */
  readonly isBusy: boolean;
  /** What was agreed on in `initialize`. */
  speak(protocolVersion: string): void;
  touch(): void;
  /** Takes up a request; undefined where one with its id is under way. */
  begin(id: RpcId): InFlight | undefined;
  finish(id: RpcId): void;
  /** The session is over: whatever belongs to it ends. Once. */
  close(reason: Error): void;
}
