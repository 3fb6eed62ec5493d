import type {
  ExecutionError,
  ExecutionEvent,
  ExecutionMetadata,
  ExecutionState,
  InputAnswer,
  InputRequest,
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
  readonly serviceId: string;
  readonly toolName: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly state: ExecutionState;
  /** What waits for an answer of the caller. */
  readonly inputRequests: readonly InputRequest[];
  /** The parameters as they are kept. */
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds that it has run, or ran; calls sent again; whether a kept result answered. */
  readonly metadata: ExecutionMetadata;
  /** Its events after a position (`seq`), kept and to come. */
  follow(options: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<ExecutionEvent, void, undefined>;
  /** Resolves when it has ended, however; never rejects. */
  readonly ended: Promise<ExecutionOutcome>;
  /** Resolves when it has ended, or waits for an answer. */
  rested(): Promise<void>;
  /** Present once it has ended. */
  readonly outcome: ExecutionOutcome | undefined;
  readonly endedAt: string | undefined;
  /** @throws NandaError VALIDATION_ERROR or INVALID_PARAMETERS for an answer that cannot be one */
  respond(answer: InputAnswer): Promise<void>;
  /** @throws NandaError CONNECTION_NOT_READY where another process runs it */
  cancel(reason: NandaError): void;
}
