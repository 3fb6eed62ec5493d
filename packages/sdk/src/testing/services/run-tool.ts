import type { ToolResult } from '@nanda/protocol';
import { Refusal } from '../wire/refusal.js';
import type { KnownTool } from './known-tool.js';
import { toToolResult } from './to-tool-result.js';
import type { ToolContext } from './tool-context.js';
import type { ToolReport } from './tool-report.js';

/**
 * Runs a tool to its end. One that throws has failed itself, which is a result.
 *
 * @throws Refusal for a call that fails
 */
export async function runTool(
  { run }: KnownTool,
  {
    parameters,
    context,
  }: { readonly parameters: Readonly<Record<string, unknown>>; readonly context: ToolContext },
): Promise<ToolResult> {
  try {
    const answer: unknown = await run(parameters, context);
    return toToolResult(isGenerator(answer) ? await drain(answer, context) : answer);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const text = error instanceof Error ? error.message : String(error);
    return { content: [{ type: 'text', text }], isError: true };
  }
}

async function drain(
  reports: AsyncGenerator<ToolReport, unknown, undefined>,
  context: ToolContext,
): Promise<unknown> {
  const { signal } = context;
  for (;;) {
    const { done, value } = await reports.next();
    if (done === true) return value;
    // A generator can be ended where it stands; a function has to look at the signal itself.
    if (signal.aborted) return reports.return(undefined);
    report(value, context);
  }
}

function report(value: ToolReport, context: ToolContext): void {
  if (value.type === 'progress') context.progress(value.progress, value);
  else if (value.type === 'log') context.log(value.data, value);
  else context.partial(value.content);
}

function isGenerator(value: unknown): value is AsyncGenerator<ToolReport, unknown, undefined> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
