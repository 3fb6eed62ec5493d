import type {
  ExecutionError,
  ExecutionEvent,
  ExecutionMetadata,
  ToolResult,
} from '@nanda/protocol';
import type { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';

/** How an execution ended. */
export type ExecutionOutcome =
  | { readonly kind: 'result'; readonly result: ToolResult; readonly metadata: ExecutionMetadata }
  | {
      readonly kind: 'error' | 'cancelled';
      readonly error: ExecutionError;
      /** The failure itself, for a surface that answers with its status. */
      readonly failure: NandaError;
      readonly metadata: ExecutionMetadata;
    };

/** One call of a tool, as every surface follows it. */
export interface ExecutionRecord {
  readonly id: string;
  readonly owner: Principal;
  readonly connectionId: string;
  readonly toolName: string;
  readonly startedAt: Date;
  /** Bytes that it holds, roughly; does not change once it has ended. */
  readonly size: number;
  /** Its events after a position (`seq`), kept and to come; what is no longer kept is told as missing. */
  follow(options: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<ExecutionEvent, void, undefined>;
  /** Resolves when it has ended, however; never rejects. */
  readonly ended: Promise<ExecutionOutcome>;
  /** Present once it has ended. */
  readonly outcome: ExecutionOutcome | undefined;
  readonly endedAt: Date | undefined;
  cancel(reason: NandaError): void;
}
