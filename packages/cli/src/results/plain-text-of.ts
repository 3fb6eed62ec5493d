import type { ToolResult } from '@nanda/protocol';

/** A result that is nothing but text, as that text; undefined for any other, which takes more to show. */
export function plainTextOf({ content, structuredContent }: ToolResult): string | undefined {
  if (content.length === 0 && structuredContent !== undefined) return undefined;
  const parts: string[] = [];
  for (const { type, text } of content) {
    if (type !== 'text' || typeof text !== 'string') return undefined;
    parts.push(text.replace(/\n$/, ''));
  }
  return parts.join('\n');
}
