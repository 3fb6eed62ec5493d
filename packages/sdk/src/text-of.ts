import type { ToolResult } from '@nanda/protocol';

/**
 * The text of a result: that of its text blocks, one below the other; an empty text where there is none. Said by the
 * service: untrusted.
 *
 * @example
 * console.log(textOf(await connection.execute('requestinfo', { category: 'premium' })));
 */
export function textOf({ content }: Pick<ToolResult, 'content'>): string {
  return content
    .map((block) =>
      block.type === 'text' && typeof block['text'] === 'string' ? block['text'] : '',
    )
    .filter((text) => text !== '')
    .join('\n');
}
