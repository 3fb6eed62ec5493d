import type { ToolResult } from '@nanda/sdk';
import type { ResultViewState } from '../../results/result-view-state.js';
import type { CallProgress } from '../../session/call-progress.js';
import type { Failure } from '../../session/failure.js';
import type { Run, RunLog } from './run.js';

/** What becomes of the calls. */
export type RunsEvent =
  | { type: 'run-started'; run: Run }
  | { type: 'run-named'; runId: string; executionId: string }
  | { type: 'run-progressed'; runId: string; progress: CallProgress }
  | { type: 'run-logged'; runId: string; log: RunLog }
  | { type: 'run-asked'; runId: string }
  | { type: 'run-answered'; runId: string }
  | { type: 'run-completed'; runId: string; result: ToolResult; at: number }
  | { type: 'run-failed'; runId: string; failure: Failure; at: number }
  | { type: 'run-cancelled'; runId: string; at: number }
  | { type: 'run-selected'; runId: string }
  | { type: 'result-viewed'; runId: string; view: ResultViewState };
