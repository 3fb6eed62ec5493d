import type { ExecutionError } from '@nanda/protocol';
import { NandaError } from '../../../core/nanda-error.js';

export type CallKind = 'execute' | 'stream';

/** A request that is still to be answered, or an execution that is followed. */
export interface Call {
  /** Of the message that began it. */
  readonly id: string;
  readonly kind: CallKind;
  /** Aborted to call off what has not begun. */
  readonly starting: AbortController;
  /** Aborted when it is followed from elsewhere on, or no longer. */
  readonly following: AbortController;
  /** The id of its execution, as soon as it has one; undefined where none was begun. Never rejects. */
  readonly begun: Promise<string | undefined>;
  /** Present once it has begun. */
  readonly executionId: string | undefined;
  /** Whether the client wants it to end with its socket. */
  readonly isTiedToSocket: boolean;
  /** It is the call of this execution, or of none. */
  begin(executionId: string | undefined): void;
}

/** What a client can still ask for that did not get the last answer. */
export type EndedCall =
  | { readonly kind: CallKind; readonly executionId: string }
  | { readonly kind: CallKind; readonly failure: ExecutionError };

export interface CallOptions {
  readonly kind: CallKind;
  readonly isTiedToSocket?: boolean | undefined;
}

/** The calls of one session, by the ids that its client gave them. */
export interface Calls {
  /** @throws NandaError VALIDATION_ERROR for an id in use, OVERLOADED where there are too many. */
  open(id: string, options: CallOptions): Call;
  /** Takes up anew what ran or had ended; there is always room for that. */
  reopen(id: string, options: { readonly kind: CallKind; readonly executionId: string }): Call;
  find(id: string): Call | undefined;
  findEnded(id: string): EndedCall | undefined;
  list(): readonly Call[];
  /** The last answer has been sent, or with no `ended` there is none. */
  close(call: Call, ended?: EndedCall): void;
  /** Resolves when no call is open. */
  whenEmpty(): Promise<void>;
  /** None of them is followed any more; the executions go on. */
  end(): void;
}

/** @param options `limit`: calls at the same time, and ended ones that are remembered. */
export function createCalls({ limit }: { readonly limit: number }): Calls {
  const open = new Map<string, Call>();
  const ended = new Map<string, EndedCall>();
  const waiting: (() => void)[] = [];

  function add(id: string, { kind, isTiedToSocket = false }: CallOptions): Call {
    const { promise: begun, resolve } = Promise.withResolvers<string | undefined>();
    let executionId: string | undefined;
    const call: Call = {
      id,
      kind,
      isTiedToSocket,
      starting: new AbortController(),
      following: new AbortController(),
      begun,
      get executionId() {
        return executionId;
      },
      begin(begunId) {
        executionId = begunId;
        resolve(begunId);
      },
    };
    open.set(id, call);
    ended.delete(id);
    return call;
  }

  return {
    open(id, options) {
      if (open.has(id)) {
        throw new NandaError(
          'VALIDATION_ERROR',
          'A request with this id is not answered yet. Give every request an id of its own.',
        );
      }
      if (open.size >= limit) {
        throw new NandaError(
          'OVERLOADED',
          `A socket has at most ${limit} calls under way. Wait until one has ended, or cancel one.`,
          { details: { limit } },
        );
      }
      return add(id, options);
    },
    reopen(id, { kind, executionId }) {
      const before = open.get(id);
      before?.following.abort();
      const call = add(id, { kind, isTiedToSocket: before?.isTiedToSocket });
      call.begin(executionId);
      return call;
    },
    find: (id) => open.get(id),
    findEnded: (id) => ended.get(id),
    list: () => [...open.values()],
    close(call, end) {
      // It may be followed anew by now.
      if (open.get(call.id) !== call) return;
      open.delete(call.id);
      if (open.size === 0) for (const resolve of waiting.splice(0)) resolve();
      if (end === undefined) return;
      ended.set(call.id, end);
      for (const oldest of ended.keys()) {
        if (ended.size <= limit) break;
        ended.delete(oldest);
      }
    },
    async whenEmpty() {
      if (open.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    end() {
      for (const { following } of open.values()) following.abort();
      open.clear();
      for (const resolve of waiting.splice(0)) resolve();
      ended.clear();
    },
  };
}
