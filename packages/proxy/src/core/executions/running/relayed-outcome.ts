import type { ToolResult } from '@nanda/protocol';
import type { McpAnswer } from '../../mcp-message.js';
import { NandaError } from '../../nanda-error.js';
import type { ExecutionOutcome, ExecutionRecord } from '../execution-record.js';
import { failedOutcome } from './failed-outcome.js';
import { refusalOf } from './refusal-of.js';

/** How an execution ends whose answer an MCP client was given as it came. */
export function relayedOutcome(
  answer: McpAnswer,
  execution: Pick<ExecutionRecord, 'metadata' | 'toolName'>,
): ExecutionOutcome {
  const { metadata, toolName } = execution;
  if ('error' in answer) {
    return failedOutcome(refusalOf(answer.error, { of: `"${toolName}"` }), execution);
  }
  if (answer.result['resultType'] === 'input_required') {
    const asked = new NandaError(
      'CANCELLED',
      'The tool asked its client for something and did not run to its end: the client calls it again with the answer.',
    );
    return failedOutcome(asked, execution);
  }
  // Of an MCP client's call anything is a result that the service says is one, such as a task.
  return { kind: 'result', result: answer.result as ToolResult, metadata };
}
