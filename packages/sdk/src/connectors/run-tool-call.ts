import { isRecord } from './is-record.js';
import type { JSONSchemaTool, ToolCallOptions } from './json-schema-tool.js';
import { toToolAnswer } from './to-tool-answer.js';
import type { ToolAnswer } from './tool-answer.js';

/** A call as a model asks for it. */
export interface ModelToolCall {
  /** The name that the model was given. */
  readonly name: string;
  /** An object, or the JSON text of one; models leave it empty where a tool takes nothing. */
  readonly arguments?: unknown;
}

/**
 * Makes a call that a model asked for. A name that no tool has and arguments that are no JSON object are answers
 * that tell the model so.
 *
 * @throws AbortError when `signal` is aborted.
 * @throws NandaError for trouble with the connection, the proxy or credentials, which no model can mend.
 *
 * @example
 * for (const call of message.tool_calls ?? []) {
 *   const { text } = await runToolCall(tools, call.function);
 *   messages.push({ role: 'tool', tool_call_id: call.id, content: text });
 * }
 */
export async function runToolCall(
  tools: readonly JSONSchemaTool[],
  { name, arguments: given }: ModelToolCall,
  options: ToolCallOptions = {},
): Promise<ToolAnswer> {
  const tool = tools.find((it) => it.name === name);
  if (tool === undefined) {
    const names = tools.map((it) => it.name).join(', ');
    return refuse(`There is no tool "${name}". The tools are: ${names}.`);
  }
  const parameters = parseArguments(given);
  if (parameters === undefined) {
    return refuse(
      `The arguments of "${name}" are not the JSON text of an object. Nothing was called.`,
    );
  }
  return await tool.execute(parameters, options);
}

function refuse(text: string): ToolAnswer {
  return toToolAnswer(
    { isError: true, content: [{ type: 'text', text }] },
    { maxLength: text.length },
  );
}

function parseArguments(given: unknown): Record<string, unknown> | undefined {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'string') return isRecord(given) ? given : undefined;
  if (given.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(given);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
