import type { ToolChange, ToolDefinition } from '@nanda/protocol';
import { canonicalJson } from '../../canonical-json.js';

/** What a caller is shown of a tool and what decides what it does: a change here is one worth a look. */
const members = ['title', 'description', 'inputSchema', 'outputSchema', 'annotations'] as const;

/** How tools differ, by name; nothing where they say the same in whatever order. */
export function compareTools(
  before: readonly ToolDefinition[],
  after: readonly ToolDefinition[],
): ToolChange[] {
  const old = new Map(before.map((tool) => [tool.name, tool]));
  const changes: ToolChange[] = [];
  for (const tool of after) {
    const known = old.get(tool.name);
    old.delete(tool.name);
    const change = known === undefined ? added(tool) : changed(known, tool);
    if (change !== undefined) changes.push(change);
  }
  for (const toolName of old.keys()) changes.push({ toolName, kind: 'removed' });
  return changes.toSorted((a, b) => (a.toolName < b.toolName ? -1 : 1));
}

function added({ name }: ToolDefinition): ToolChange {
  return { toolName: name, kind: 'added' };
}

function changed(before: ToolDefinition, after: ToolDefinition): ToolChange | undefined {
  if (before === after) return undefined;
  const differing = members.filter((member) => !isSame(before[member], after[member]));
  if (differing.length === 0) return undefined;
  return { toolName: after.name, kind: 'changed', members: differing };
}

function isSame(before: unknown, after: unknown): boolean {
  return before === after || canonicalJson(before) === canonicalJson(after);
}
