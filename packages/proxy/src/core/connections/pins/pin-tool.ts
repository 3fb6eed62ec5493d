import { createHash } from 'node:crypto';
import type { ToolDefinition } from '@nanda/protocol';
import { canonicalJson } from '../../canonical-json.js';

/**
 * What is kept of a tool to see later whether it has changed: a hash in place of every member that
 * counts. A service may say megabytes; what is kept of it stays small, whatever it says.
 */
export function pinTool(tool: ToolDefinition): ToolDefinition {
  const { name, title, description, inputSchema, outputSchema, annotations } = tool;
  return {
    name,
    ...(title !== undefined && { title: hash(title) }),
    ...(description !== undefined && { description: hash(description) }),
    inputSchema: { hash: hash(inputSchema) },
    ...(outputSchema !== undefined && { outputSchema: { hash: hash(outputSchema) } }),
    ...(annotations !== undefined && { annotations: { hash: hash(annotations) } }),
  };
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}
