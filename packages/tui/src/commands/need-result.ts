import type { ToolResult } from '@nanda/sdk';
import { selectedRun } from '../panes/runs/selected-run.js';
import { CommandError } from '../session/command-error.js';
import type { SessionState } from '../session/session-state.js';

/**
 * The result of the call that is looked at, else the last one that there is.
 *
 * @throws {CommandError} where there is none
 */
export function needResult(state: SessionState): ToolResult {
  const { runs } = state.runs;
  const result =
    selectedRun(state)?.result ?? runs.findLast((run) => run.result !== undefined)?.result;
  if (result !== undefined) return result;
  throw new CommandError('there is no result yet', {
    hint: runs.length === 0 ? 'tools, then call' : 'history',
    exitCode: 6,
  });
}
