import type { InputPolicy, ToolExecutionResponse } from '@nanda/protocol';
import type { NandaError } from '../nanda-error.js';
import { describeResponse } from './describe-response.js';
import type { ExecutionRecord } from './execution-record.js';

/** What a caller is told who waits for one call. */
export interface SettledExecution {
  readonly response: ToolExecutionResponse;
  /** The failure itself, for a surface that answers with its status; undefined for a result, and while it waits. */
  readonly failure: NandaError | undefined;
}

/**
 * Waits for the end of an execution, or for what it asks its caller.
 *
 * @param options `input`: with `return` (the default) a question is an answer to the one who waits; else
 * somebody else may answer it meanwhile.
 */
export async function settleExecution(
  record: ExecutionRecord,
  { input = 'return' }: { readonly input?: InputPolicy | undefined } = {},
): Promise<SettledExecution> {
  await (input === 'return' ? record.rested() : record.ended);
  const { outcome } = record;
  const failure = outcome === undefined || outcome.kind === 'result' ? undefined : outcome.failure;
  return { response: describeResponse(record), failure };
}
