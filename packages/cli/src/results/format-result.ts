import type { ContentBlock, ToolResult } from '@nanda/protocol';
import { describeMedia, type Media, mediaOf, textOf } from '@nanda/terminal';

export interface FormatResultOptions {
  /** Where media was put: a path, or undefined where it was put nowhere. @default nowhere */
  readonly placeOf?: (media: Media) => string | undefined;
}

/**
 * A result as text: text blocks as they are, media as one line each, and the structured content only
 * where there is no text that says it.
 */
export function formatResult(
  { content, structuredContent }: Pick<ToolResult, 'content' | 'structuredContent'>,
  { placeOf = () => undefined }: FormatResultOptions = {},
): string {
  const parts = content.map((block) => formatBlock(block, placeOf));
  const hasText = content.some((block) => textOf(block) !== undefined);
  if (structuredContent !== undefined && !hasText) {
    parts.push(JSON.stringify(structuredContent, undefined, 2));
  }
  return parts.map((part) => part.replace(/\n$/, '')).join('\n');
}

function formatBlock(block: ContentBlock, placeOf: (media: Media) => string | undefined): string {
  const text = textOf(block);
  if (text !== undefined) return text;
  const media = mediaOf(block);
  if (media !== undefined) return describeMedia(media, placeOf(media));
  const word = (name: string) => (typeof block[name] === 'string' ? block[name] : '');
  if (block.type === 'resource_link') {
    return `[link ${[word('name'), word('uri'), word('mimeType')].filter(Boolean).join(' ')}]`;
  }
  return `[${block.type}] ${JSON.stringify(block)}`;
}
