import type { ToolDefinition } from '@nanda/protocol';
import { NandaError } from '../nanda-error.js';
import { nearestNames } from '../nearest-names.js';

/** @throws NandaError TOOL_NOT_FOUND with the nearest names. */
export function findTool(
  name: string,
  { among }: { readonly among: readonly ToolDefinition[] },
): ToolDefinition {
  const tool = among.find((candidate) => candidate.name === name);
  if (tool !== undefined) return tool;
  const suggestions = nearestNames(name, {
    names: among.map((candidate) => candidate.name),
    limit: 3,
  });
  const hint =
    suggestions.length > 0
      ? ` Did you mean ${suggestions.map((suggestion) => `"${suggestion}"`).join(' or ')}?`
      : ' List its tools to see what there is.';
  throw new NandaError('TOOL_NOT_FOUND', `The service has no tool "${name}".${hint}`, {
    details: { suggestions },
  });
}
