import type { ContentBlock, ToolResult } from '@nanda/protocol';
import { formatBytes } from '../text/format-bytes.js';
import type { Media } from './save-media.js';

/** Keeps media somewhere and gives the path. */
export type SaveMedia = (media: Media) => Promise<string>;

/**
 * A result as text: text blocks as they are, media as one line each, and the structured content only
 * where there is no text that says it.
 */
export async function formatResult(
  { content, structuredContent }: Pick<ToolResult, 'content' | 'structuredContent'>,
  { save }: { readonly save?: SaveMedia | undefined } = {},
): Promise<string> {
  const parts = await Promise.all(content.map((block) => formatBlock(block, save)));
  const hasText = content.some((block) => block.type === 'text');
  if (structuredContent !== undefined && !hasText) {
    parts.push(JSON.stringify(structuredContent, undefined, 2));
  }
  return parts.map((part) => part.replace(/\n$/, '')).join('\n');
}

async function formatBlock(block: ContentBlock, save: SaveMedia | undefined): Promise<string> {
  const text = (name: string) => (typeof block[name] === 'string' ? block[name] : '');
  switch (block.type) {
    case 'text':
      return text('text');
    case 'image':
    case 'audio':
      return formatMedia(
        { kind: block.type, data: text('data'), mimeType: text('mimeType') },
        save,
      );
    case 'resource_link':
      return `[link ${[text('name'), text('uri'), text('mimeType')].filter(Boolean).join(' ')}]`;
    case 'resource': {
      const resource = (block['resource'] ?? {}) as Readonly<Record<string, unknown>>;
      if (typeof resource['text'] === 'string') return resource['text'];
      if (typeof resource['blob'] !== 'string') return `[resource ${String(resource['uri'])}]`;
      const mimeType =
        typeof resource['mimeType'] === 'string'
          ? resource['mimeType']
          : 'application/octet-stream';
      return formatMedia({ kind: 'resource', data: resource['blob'], mimeType }, save);
    }
    default:
      return `[${block.type}] ${JSON.stringify(block)}`;
  }
}

async function formatMedia(media: Media, save: SaveMedia | undefined): Promise<string> {
  const size = formatBytes(Buffer.byteLength(media.data, 'base64'));
  const saved = save === undefined ? '' : ` saved to ${await save(media)}`;
  return `[${media.kind} ${media.mimeType} ${size}${saved}]`;
}
