import type { ToolDefinition } from '@nanda/protocol';
import { oneLine, sanitizeLine, toolUsage } from '@nanda/terminal';

/** How a tool is called: `call forecast --location TEXT [--days N]`. Safe to show. */
export function formatToolUsage(tool: Pick<ToolDefinition, 'name' | 'inputSchema'>): string {
  return ['call', oneLine(sanitizeLine(tool.name)), toolUsage(tool)].filter(Boolean).join(' ');
}
