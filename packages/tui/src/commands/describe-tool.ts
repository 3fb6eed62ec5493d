import type { ToolDefinition } from '@nanda/sdk';
import {
  describeFields,
  parametersOfUser,
  sanitizeForTerminal,
  sanitizeLine,
} from '@nanda/terminal';
import { formatToolUsage } from '../session/format-tool-usage.js';

/** All about one tool: what it does, how it is called, what each argument is. Safe to show. */
export function describeTool(tool: ToolDefinition): string {
  const { name, title, description, inputSchema, annotations = {} } = tool;
  const about = sanitizeForTerminal(description ?? title ?? '').trim();
  const claims = [
    annotations.readOnlyHint === true && 'changes nothing',
    annotations.destructiveHint === true && 'may destroy something',
    annotations.openWorldHint === true && 'reaches beyond its own service',
  ].filter((claim) => claim !== false);
  return [
    sanitizeLine(name),
    ...(about === '' ? [] : [about]),
    formatToolUsage(tool),
    ...describeFields(parametersOfUser(inputSchema)).map(
      (line) => `  ${sanitizeForTerminal(line)}`,
    ),
    ...(claims.length === 0 ? [] : [`It says of itself that it ${claims.join(', ')}.`]),
  ].join('\n');
}
