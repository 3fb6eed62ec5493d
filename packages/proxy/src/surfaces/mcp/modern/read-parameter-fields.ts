import { mcpFields } from '../mcp-fields.js';
import type { McpRequest } from '../mcp-request.js';

/** The `Mcp-Param-*` fields of a request, as they came. */
export function readParameterFields({
  headers,
}: Pick<McpRequest, 'headers'>): Readonly<Record<string, string>> {
  const fields = [...headers].filter(([name]) => name.startsWith(mcpFields.parameterPrefix));
  return Object.fromEntries(fields);
}
