import type { ContentBlock, ToolResult } from '@nanda/protocol';

/**
 * A tool's result as text: text blocks as they are, what is no text by what it is. Where there is no
 * content at all, the structured content as JSON. Not sanitised.
 */
export function formatResult(result: ToolResult): string {
  if (result.content.length > 0) return result.content.map(formatBlock).join('\n');
  if (result.structuredContent === undefined) return '(no content)';
  return JSON.stringify(result.structuredContent, null, 2);
}

function formatBlock(block: ContentBlock): string {
  const { type } = block;
  if (type === 'text') return textOf(block['text']);
  if (type === 'image' || type === 'audio') {
    const bytes = Math.floor((textOf(block['data']).length * 3) / 4);
    return `[${type} ${textOf(block['mimeType'])}, about ${bytes} bytes]`;
  }
  if (type === 'resource_link') return `[resource ${textOf(block['uri'])}]`;
  if (type === 'resource') {
    const resource: unknown = block['resource'];
    if (typeof resource === 'object' && resource !== null) {
      if ('text' in resource && typeof resource.text === 'string') return resource.text;
      if ('uri' in resource) return `[resource ${textOf(resource.uri)}]`;
    }
  }
  return JSON.stringify(block, null, 2);
}

// A service may send anything under these names.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
