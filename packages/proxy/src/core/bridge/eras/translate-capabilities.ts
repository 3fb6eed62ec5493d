import { isObject } from '../../is-object.js';
import type { McpEra } from '../../mcp-caller.js';

type Capabilities = Readonly<Record<string, unknown>>;

const tasksExtension = 'io.modelcontextprotocol/tasks';

/**
 * What a service of one era offers, as a client of the other one can have it. Lists, resources to follow and the log are
 * brought over; tasks are not, whose two kinds have nothing in common. Extensions stay: their methods and resources
 * go through untouched.
 */
export function translateCapabilities(
  capabilities: Capabilities,
  { from, to }: { readonly from: McpEra; readonly to: McpEra },
): Capabilities {
  if (from === to) return capabilities;
  const entries = Object.entries(capabilities).flatMap(([name, value]) => {
    if (name === 'tasks') return [];
    if (name !== 'extensions' || !isObject(value)) return [[name, value] as const];
    const kept = Object.entries(value).filter(([extension]) => extension !== tasksExtension);
    return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const];
  });
  return Object.fromEntries(entries);
}
