import { sanitizeLine } from '@nanda/terminal';
import { formatToolUsage } from '../session/format-tool-usage.js';
import type { CommandContext } from './command-context.js';
import { needConnection } from './need-connection.js';

/** `tools`: what the current connection can do, and how to call it. */
export async function runTools(context: CommandContext): Promise<void> {
  const { id: connectionId, serviceName } = needConnection(context.readState());
  const tools = await context.client.tools(connectionId, { signal: context.signal });
  context.dispatch({ type: 'tools-listed', connectionId, tools });
  const noun = tools.length === 1 ? 'tool' : 'tools';
  const title = `${sanitizeLine(serviceName)} has ${tools.length} ${noun}${tools.length > 0 ? ':' : ''}`;
  const rows = tools.flatMap((tool, index) => {
    const words = [tool.name, tool.description ?? '']
      .map(sanitizeLine)
      .filter((text) => text !== '');
    return [`${index + 1}. ${words.join(' - ')}`, `   ${sanitizeLine(formatToolUsage(tool))}`];
  });
  context.print([title, ...rows].join('\n'));
}
