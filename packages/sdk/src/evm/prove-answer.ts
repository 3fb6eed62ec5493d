import type { ToolExecutionResponse } from '@nanda/protocol';
import type { Call } from '../http/call.js';
import type { ReceivedAnswer } from '../http/received-answer.js';
import { parseJson } from '../streaming/parse-json.js';
import { proveCall, type ProveCallOptions } from './prove-call.js';

/** As `proveCall`, for the answer to a call that was waited for. */
export async function proveAnswer(
  { text }: ReceivedAnswer,
  options: ProveCallOptions,
): Promise<Call | undefined> {
  // What it is has not been checked yet; that is done where it is read.
  const { data } = Object(parseJson(text)) as { data?: Partial<ToolExecutionResponse> };
  const { content } = Object(data?.result);
  return Array.isArray(content) ? await proveCall({ content }, options) : undefined;
}
