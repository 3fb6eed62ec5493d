import type { ContentBlock, ToolResult } from '@nanda/protocol';

/** The result that belongs to what a tool returned. */
export function toToolResult(answer: unknown): ToolResult {
  if (answer === undefined) return { content: [] };
  if (typeof answer === 'string') return { content: toContent(answer) };
  if (isToolResult(answer)) return answer;
  return { content: toContent(JSON.stringify(answer)), structuredContent: answer };
}

/** Content blocks of a text, or the blocks themselves. */
export function toContent(content: string | readonly ContentBlock[]): ContentBlock[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : [...content];
}

/** What has blocks as its `content` is meant as a whole result. */
function isToolResult(answer: unknown): answer is ToolResult {
  if (typeof answer !== 'object' || answer === null || !('content' in answer)) return false;
  return Array.isArray(answer.content) && answer.content.every(isBlock);
}

function isBlock(block: unknown): boolean {
  return (
    typeof block === 'object' && block !== null && 'type' in block && typeof block.type === 'string'
  );
}
