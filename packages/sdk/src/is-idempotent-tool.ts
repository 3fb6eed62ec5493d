import type { Connection } from '@nanda/protocol';

/** Whether a tool says of itself that calling it twice does no more than calling it once. */
export function isIdempotentTool(
  { metadata }: Connection,
  { toolName }: { readonly toolName: string },
): boolean {
  const annotations = metadata.tools.find(({ name }) => name === toolName)?.annotations;
  return annotations?.idempotentHint === true || annotations?.readOnlyHint === true;
}
