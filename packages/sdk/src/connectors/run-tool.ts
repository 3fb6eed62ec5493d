import type { ToolResult } from '@nanda/protocol';
import type { ExecuteOptions } from '../execute-options.js';
import { AbortError } from '../errors/abort-error.js';
import { forwardAbort } from '../http/forward-abort.js';
import { rejectOnAbort } from '../http/reject-on-abort.js';
import { explainFailure } from './explain-failure.js';
import type { JSONSchemaTool } from './json-schema-tool.js';
import type { JSONSchemaToolsOptions } from './json-schema-tools-options.js';
import { toToolAnswer } from './to-tool-answer.js';
import type { ToolAnswer } from './tool-answer.js';

type Execute = (
  toolName: string,
  parameters: Readonly<Record<string, unknown>>,
  options: ExecuteOptions,
) => PromiseLike<ToolResult>;

/** What calls a tool for a model. */
interface ToolRun {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal | null | undefined;
  readonly options: JSONSchemaToolsOptions;
}

/** Calls a tool for a model. @throws NandaError for what no model can mend, AbortError when a signal is aborted */
export async function runTool(tool: JSONSchemaTool, run: ToolRun): Promise<ToolAnswer> {
  const interest = new AbortController();
  const letGo = forwardAbort([run.signal, run.options.signal], { controller: interest });
  try {
    return await runUntil(interest.signal, { tool, run });
  } finally {
    letGo();
  }
}

async function runUntil(
  signal: AbortSignal,
  { tool, run: { parameters, options } }: { readonly tool: JSONSchemaTool; readonly run: ToolRun },
): Promise<ToolAnswer> {
  const { approve = () => true, maxResultLength = 100_000, onInput, timeout } = options;
  const call = { tool, parameters };
  const refuse = (text: string): ToolAnswer =>
    toToolAnswer(
      { isError: true, content: [{ type: 'text', text }] },
      { maxLength: maxResultLength },
    );
  if (!(await isApproved(async () => approve(call), { signal }))) {
    return refuse('The user does not want this call.');
  }
  // Nobody else is there to answer; a model would wait for ever.
  const input = options.input ?? (onInput === undefined ? 'decline' : undefined);
  const { connection, toolName } = tool;
  // As a method: a connection knows itself by `this`.
  const execute = connection.execute.bind(connection) as unknown as Execute;
  let answer: ToolAnswer;
  try {
    const result = await execute(toolName, parameters, { signal, input, onInput, timeout });
    answer = { ...toToolAnswer(result, { maxLength: maxResultLength }), result };
  } catch (error) {
    answer = refuse(explainFailure(error, { tool }));
  }
  options.onResult?.({ ...call, answer });
  return answer;
}

/** Whoever is asked may take their time, and nobody waits for them after the call was given up. */
async function isApproved(
  ask: () => Promise<boolean>,
  { signal }: { readonly signal: AbortSignal },
): Promise<boolean> {
  try {
    signal.throwIfAborted();
    return await rejectOnAbort(ask(), { signal });
  } catch (error) {
    throw signal.aborted ? new AbortError(signal.reason) : error;
  }
}
