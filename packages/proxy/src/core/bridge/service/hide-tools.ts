import { isObject } from '../../is-object.js';
import type { McpAnswer } from '../../mcp-message.js';

/** The answer to `tools/list` without the tools that are not there for its client. Everything else stays as it came. */
export async function hideTools(
  answer: McpAnswer,
  isThere: (toolName: unknown) => Promise<boolean>,
): Promise<McpAnswer> {
  if ('error' in answer || !Array.isArray(answer.result['tools'])) return answer;
  const rows = answer.result['tools'] as unknown[];
  const kept = await Promise.all(
    rows.map(async (tool) => !isObject(tool) || isThere(tool['name'])),
  );
  return { result: { ...answer.result, tools: rows.filter((_, index) => kept[index]) } };
}
