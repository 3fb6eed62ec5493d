import type { ContentBlock, ToolResult } from '@nanda/sdk';
import type { Failure } from './failure.ts';

/** One call of a tool, as far as it has come. */
export interface Call {
  /** Unique within the page. */
  readonly id: number;
  readonly toolName: string;
  /** As they may be shown. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** `failed`: it could not be made or ended badly. A tool that says of itself that it failed has `done` its work. */
  readonly state: 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
  readonly progress?:
    | {
        readonly value: number;
        readonly total?: number | undefined;
        readonly message?: string | undefined;
      }
    | undefined;
  /** The newest last; of many, the last ones. */
  readonly logs: readonly LogLine[];
  /** What came before the end. */
  readonly partial: readonly ContentBlock[];
  readonly result?: ToolResult | undefined;
  readonly failure?: Failure | undefined;
  /** Milliseconds that it took, once it is over. */
  readonly duration?: number | undefined;
}

export interface LogLine {
  /** The event's number in its execution. */
  readonly seq: number;
  readonly level: string;
  readonly text: string;
}
