import type { ExecutionEvent } from '@nanda/protocol';

/** An event of a type that this version does not know: a newer proxy sent it. */
export interface UnknownEvent {
  readonly type: 'unknown';
  /** What the server calls it. */
  readonly event: string;
  /** The event as it came: parsed where it is JSON, else its text. */
  readonly raw: unknown;
}

/** What a `ToolStream` yields. */
export type StreamEvent = ExecutionEvent | UnknownEvent;
