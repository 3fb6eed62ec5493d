import type { ToolParameter } from './tool-parameter.js';

/** Properties inside of properties that are looked into. */
const deepest = 16;

/** The arguments that a tool's schema wants in header fields. What no field can be called is left out. */
export function findToolParameters(schema: unknown): ToolParameter[] {
  const found: ToolParameter[] = [];
  visit(schema, []);
  return found;

  function visit(node: unknown, path: readonly string[]): void {
    if (!isMembers(node) || path.length > deepest) return;
    const name = node['x-mcp-header'];
    if (
      path.length > 0 &&
      typeof name === 'string' &&
      /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)
    ) {
      found.push({ path, field: `mcp-param-${name.toLowerCase()}` });
    }
    const { properties } = node;
    if (!isMembers(properties)) return;
    for (const [key, child] of Object.entries(properties)) visit(child, [...path, key]);
  }
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
