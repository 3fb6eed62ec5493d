import type { ToolDefinition } from '@nanda/protocol';
import { mayCallTool } from '../access/may-call-tool.js';
import type { Principal } from '../principal.js';
import { calledTool } from './called-tool.js';
import type { LiveConnection } from './live-connection.js';

/** The tools of a connection without those that a principal may not call. What counts is what is checked at the call. */
export function visibleTools(
  live: LiveConnection,
  { access }: Pick<Principal, 'access'>,
): readonly ToolDefinition[] {
  if (access === undefined) return live.tools;
  return live.tools.filter(({ name }) => mayCallTool(access.tools, calledTool(live, name)));
}
