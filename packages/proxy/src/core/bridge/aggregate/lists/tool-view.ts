import type { ToolDefinition } from '@nanda/protocol';
import type { AggregateView } from '../../aggregate-view.js';
import { isToolAllowed } from '../../service/is-tool-allowed.js';
import type { ListedTool, ToolTable } from './tool-table.js';

/** What of the tools one view lets be seen and called. */
export interface ToolView {
  /** As they are listed: discovery tools first. */
  readonly rows: readonly ToolDefinition[];
  /** Tools of services that may be called, also where they are not listed because a client is to find them. */
  readonly callable: readonly ListedTool[];
  /** Undefined for what the view does not allow, too. */
  find(name: string): ListedTool | undefined;
  findOwn(connectionId: string, toolName: string): ListedTool | undefined;
}

export function createToolView(
  table: ToolTable,
  {
    view,
    discovery,
  }: {
    readonly view: AggregateView;
    /** Definitions of the discovery tools. */
    readonly discovery: readonly ToolDefinition[];
  },
): ToolView {
  const mayCall = new Set(
    view.allow.length === 0 && view.deny.length === 0
      ? table.tools
      : table.tools.filter(({ name }) => isToolAllowed(name, view)),
  );
  const callable = [...mayCall];
  const allowed = (tool: ListedTool | undefined): ListedTool | undefined =>
    tool !== undefined && mayCall.has(tool) ? tool : undefined;
  return {
    rows: [
      ...discovery.filter(({ name }) => isToolAllowed(name, view)),
      ...(view.tools === 'all' ? callable.map(({ row }) => row) : []),
    ],
    callable,
    find: (name) => allowed(table.find(name)),
    findOwn: (connectionId, toolName) => allowed(table.findOwn(connectionId, toolName)),
  };
}
