import type { ToolDefinition } from '@nanda/protocol';

/** What a service claims about a tool, in words that follow "It says of itself that it"; nobody has checked them. */
export function describeClaims({
  annotations = {},
}: Pick<ToolDefinition, 'annotations'>): readonly string[] {
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations;
  const isReader = readOnlyHint === true;
  const claims = [
    readOnlyHint === true && 'changes nothing',
    readOnlyHint === false && 'changes something',
    !isReader && destructiveHint === true && 'may destroy something',
    !isReader && destructiveHint === false && 'only adds, and destroys nothing',
    !isReader && idempotentHint === true && 'does nothing more when it is called again',
    !isReader && idempotentHint === false && 'does more when it is called again',
    openWorldHint === true && 'reaches systems outside of its own',
    openWorldHint === false && 'stays within its own system',
  ];
  return claims.filter((claim) => claim !== false);
}
