import { sanitizeLine } from '@nanda/terminal';
import type { ToolDefinition } from '@nanda/sdk';
import { filterRows } from '../../lists/filter-rows.js';
import { findCurrentConnection } from '../../session/find-current-connection.js';
import type { SessionState } from '../../session/session-state.js';

/** A tool, and its number in the list of all. */
export interface ToolRow {
  tool: ToolDefinition;
  /** From 1. */
  number: number;
}

const known = new WeakMap<
  readonly ToolDefinition[],
  { filter: string; rows: readonly ToolRow[] }
>();
const none: readonly ToolRow[] = [];

/** The tools of the current connection that its filter leaves, the best match first. */
export function selectTools(state: SessionState): readonly ToolRow[] {
  const tools = findCurrentConnection(state)?.metadata.tools;
  if (tools === undefined) return none;
  const { filter } = state.lists.tools;
  const before = known.get(tools);
  if (before?.filter === filter) return before.rows;
  const all = tools.map((tool, index) => ({ tool, number: index + 1 }));
  const rows = filterRows(all, {
    filter,
    textOf: ({ tool }) => sanitizeLine(`${tool.name} ${tool.title ?? ''}`),
  });
  known.set(tools, { filter, rows });
  return rows;
}
