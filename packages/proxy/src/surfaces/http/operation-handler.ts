import type { OperationData, OperationMeta } from '@nanda/protocol';
import type { OperationInput } from './read-input.js';
import type { RequestContext } from './request-context.js';
import type { ServedOperationId } from './served-operation-id.js';
import type { WireEvent } from './event-stream.js';

/** What a handler knows of its request, beside the checked input. */
export interface HandlerContext extends RequestContext {
  /** Scheme, host and port that the proxy was asked by, of a request that has come through its routes. */
  readonly origin?: string;
  /** Aborted when the caller has gone. */
  readonly gone: AbortSignal;
  readonly lastEventId: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** Whether the caller asks for a stream of events, of an operation that may answer with either. */
  readonly wantsStream: boolean;
}

export interface DataAnswer<Id extends ServedOperationId> {
  readonly data: OperationData<Id>;
  readonly meta?: OperationMeta<Id>;
  /** 202 where what was asked for goes on, and its end is found elsewhere. @default the operation's own */
  readonly status?: 202;
  readonly headers?: { readonly location: string };
}

export interface StreamAnswer {
  /** Ends when the signal that it was made with is aborted. */
  readonly events: AsyncGenerator<WireEvent, void, undefined>;
  readonly reader: AbortController;
}

/** Answers one operation by calling a use case; knows little of HTTP. */
export type OperationHandler<Id extends ServedOperationId> = (
  input: OperationInput<Id>,
  context: HandlerContext,
) => Promise<DataAnswer<Id> | StreamAnswer>;

/** A surface: a handler for each operation whose id begins with its prefix. */
export type OperationHandlers<Id extends ServedOperationId> = {
  readonly [Each in Id]: OperationHandler<Each>;
};
