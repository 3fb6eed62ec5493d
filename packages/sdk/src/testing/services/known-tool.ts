import type { ToolDefinition } from '@nanda/protocol';
import type { TestTool, ToolFunction } from './test-tool.js';

/** A tool as the test proxy keeps it. */
export interface KnownTool {
  readonly definition: ToolDefinition;
  readonly run: ToolFunction<Readonly<Record<string, unknown>>, unknown>;
}

/** Takes a tool apart. */
export function knownTool(name: string, { tool }: { readonly tool: TestTool }): KnownTool {
  if (typeof tool === 'function') {
    return { definition: { name, inputSchema: { type: 'object' } }, run: tool };
  }
  const { run, inputSchema = { type: 'object' }, ...rest } = tool;
  return { definition: { name, ...rest, inputSchema }, run };
}
