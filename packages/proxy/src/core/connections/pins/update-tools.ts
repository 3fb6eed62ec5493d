import type { ToolChange, ToolDefinition } from '@nanda/protocol';
import type { LiveConnection } from '../live-connection.js';
import { compareTools } from './compare-tools.js';
import { pinTool } from './pin-tool.js';

/**
 * Takes over the tools that were just listed, and pins the first ones. Says how they differ from those
 * before: after a restart, when those are not known any more, from what was pinned.
 */
export function updateTools(
  live: LiveConnection,
  tools: readonly ToolDefinition[],
): readonly ToolChange[] {
  const isFirst = live.sessions.opened === 0;
  const differences = isFirst ? [] : compareTools(live.tools, tools);
  live.tools = tools;
  if (!isFirst && differences.length === 0) return [];
  const pins = tools.map(pinTool);
  live.pins ??= pins;
  const changes = compareTools(live.pins, pins);
  live.toolChanges = new Map(changes.map((change) => [change.toolName, change]));
  return isFirst ? changes : differences;
}
