import type { ToolResult } from '@nanda/sdk';
import type { CallProgress } from '../../session/call-progress.js';
import type { Failure } from '../../session/failure.js';

/** How a call is. `waiting`: the tool has asked for something. */
export type RunState = 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';

/** One call of a tool, from its beginning on. What the service says in it is not sanitised. */
export interface Run {
  /** Names it within the session. */
  id: string;
  /** Undefined until the proxy has told it. */
  executionId: string | undefined;
  connectionId: string;
  serviceName: string;
  tool: string;
  /** As they were given. */
  parameters: Readonly<Record<string, unknown>>;
  state: RunState;
  /** On the session's clock, in milliseconds. */
  startedAt: number;
  endedAt: number | undefined;
  progress: CallProgress | null;
  /** The last lines that the tool logged, the newest last. */
  logs: readonly RunLog[];
  result: ToolResult | undefined;
  failure: Failure | undefined;
}

/** A line that a tool logged. */
export interface RunLog {
  level: string;
  text: string;
}
