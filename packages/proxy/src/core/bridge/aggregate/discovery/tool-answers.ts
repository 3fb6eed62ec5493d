import type { McpAnswer } from '../../../mcp-message.js';

/** A result: as text for models, and the same as data. */
export function answerWith(
  text: string,
  structuredContent: Readonly<Record<string, unknown>>,
): McpAnswer {
  return { result: { content: [{ type: 'text', text }], structuredContent } };
}

/** What went wrong, and what to do about it. */
export function failWith(text: string): McpAnswer {
  return { result: { content: [{ type: 'text', text }], isError: true } };
}
