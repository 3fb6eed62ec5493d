import type { ToolDefinition } from '@nanda/protocol';

/** How a tool is called: `call forecast --location <string> [--days <integer>]`. Not sanitised. */
export function formatToolUsage({ name, inputSchema }: ToolDefinition): string {
  const required: unknown[] = Array.isArray(inputSchema['required']) ? inputSchema['required'] : [];
  const properties = Object.entries(inputSchema['properties'] ?? {});
  const flags = properties.map(([property, schema]) => {
    const flag = `--${property} <${describeType(schema)}>`;
    return required.includes(property) ? flag : `[${flag}]`;
  });
  return ['call', name, ...flags].join(' ');
}

function describeType(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return 'value';
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.join('|');
  if (!('type' in schema)) return 'value';
  return Array.isArray(schema.type) ? schema.type.join('|') : String(schema.type);
}
