import type { ToolDefinition } from '@nanda/protocol';
import type { DescribedService } from '../src/generate/described-service.js';

/** A service with these tools, as a generator is given it. */
export function describeTools(name: string, tools: readonly ToolDefinition[]): DescribedService {
  const byName = new Map(tools.toReversed().map((tool) => [tool.name, tool]));
  return {
    id: `id of ${name}`,
    name,
    alias: undefined,
    description: undefined,
    tools: [...byName.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
