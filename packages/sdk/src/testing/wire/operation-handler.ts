import type { AnyOperationId, OperationData, OperationMeta } from '@nanda/protocol';
import type { Caller } from '../core/caller.js';
import type { WireEvent } from './event-stream.js';
import type { OperationInput } from './read-input.js';

/** What a handler knows of a request beside its input. */
export interface HandlerContext {
  readonly caller: Caller;
  /** Aborted when the caller has gone away. */
  readonly gone: AbortSignal;
  readonly lastEventId: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** Whether the caller asks for a stream where a document would do. */
  readonly wantsStream: boolean;
}

/** A document. */
export interface DocumentAnswer<Id extends AnyOperationId> {
  readonly data: OperationData<Id>;
  readonly meta?: OperationMeta<Id>;
  /** @default the status of the operation */
  readonly status?: number;
}

/** A stream: what gives its events ends when the reader has gone. */
export interface StreamAnswer {
  readonly follow: (gone: AbortSignal) => AsyncGenerator<WireEvent, void, undefined>;
}

/** Answers one operation. @throws Refusal */
export type OperationHandler<Id extends AnyOperationId> = (
  input: OperationInput<Id>,
  context: HandlerContext,
) => DocumentAnswer<Id> | StreamAnswer | Promise<DocumentAnswer<Id> | StreamAnswer>;

/** Handlers of operations, by their ids. */
export type OperationHandlers<Id extends AnyOperationId> = {
  readonly [Each in Id]: OperationHandler<Each>;
};
