import type {
  ExecutionError,
  ExecutionEvent,
  ExecutionMetadata,
  ToolResult,
} from '@nanda/protocol';
import type { EventLog } from '../events/event-log.js';
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
  readonly events: EventLog<ExecutionEvent>;
  /** Resolves when it has ended, however; never rejects. */
  readonly ended: Promise<ExecutionOutcome>;
  /** Present once it has ended. */
  readonly outcome: ExecutionOutcome | undefined;
  readonly endedAt: Date | undefined;
  cancel(reason: NandaError): void;
}
