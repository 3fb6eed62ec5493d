import type { ToolResult } from '@nanda/protocol';
import type { StreamEvent } from './stream-event.js';

/** Where a `ToolStream` has its events from: an execution of its own, or its share of another stream. */
export interface ToolStreamSource {
  /** The next event; the same one to all who ask before it is there. Nothing is sent before the first time. */
  readonly take: () => Promise<IteratorResult<StreamEvent, void>>;
  /** Nobody wants more: ends the execution. Rejects where that is not certain. */
  readonly end: () => Promise<void>;
  /** All was read, or reading failed: lets go of what is held. */
  readonly letGo: () => Promise<void>;
  /** Is told when it is not certain that the execution was ended after its loop was left. */
  readonly onEndFailure: (error: unknown) => void;
  /** What becomes of a result: returned, or thrown where the tool itself failed. */
  readonly settle: (result: ToolResult) => ToolResult;
  readonly signal: AbortSignal | undefined;
}
