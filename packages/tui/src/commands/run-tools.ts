import type { ToolDefinition } from '@nanda/sdk';
import { oneLine, sanitizeLine } from '@nanda/terminal';
import { filterRows } from '../lists/filter-rows.js';
import { CommandError } from '../session/command-error.js';
import { formatToolUsage } from '../session/format-tool-usage.js';
import type { CommandContext } from './command-context.js';
import { describeTool } from './describe-tool.js';
import { needConnection } from './need-connection.js';

/** `tools`: what the current connection can do, and how to call it; `tools: word` what of it has to do with that. */
export async function runTools(filter: string, context: CommandContext): Promise<void> {
  const { id: connectionId, metadata } = await needConnection(context);
  const tools = await context.client.tools(connectionId, { signal: context.signal });
  context.dispatch({ type: 'tools-listed', connectionId, tools });
  const only = tools.find(({ name }) => name === filter);
  if (only !== undefined) {
    context.print(describeTool(only));
    return;
  }
  const shown = filterRows(tools, { filter, textOf: wordsOf });
  if (shown.length === 0 && filter !== '') {
    throw new CommandError(`no tool has to do with "${filter}"`, { hint: 'tools', exitCode: 6 });
  }
  const noun = tools.length === 1 ? 'tool' : 'tools';
  const count = shown.length === tools.length ? tools.length : `${shown.length} of ${tools.length}`;
  const title = `${sanitizeLine(metadata.serviceName)} has ${count} ${noun}${tools.length > 0 ? ':' : ''}`;
  const rows = shown.flatMap((tool, index) => [
    `${index + 1}. ${oneLine(sanitizeLine(wordsOf(tool)), 200)}`,
    `   ${formatToolUsage(tool)}`,
  ]);
  context.print([title, ...rows].join('\n'));
}

function wordsOf({ name, description, title }: ToolDefinition): string {
  const about = description ?? title ?? '';
  return about === '' ? name : `${name} - ${about}`;
}
