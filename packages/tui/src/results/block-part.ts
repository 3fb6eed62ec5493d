import { describeMedia, mediaOf, type ResultBlock, textOf } from '@nanda/terminal';
import { previewValue } from './preview-value.js';
import type { TextPart } from './text-part.js';

/** Characters of a block that nobody knows how to show. */
const novelLength = 400;

/** A block as text: text as it is, anything else as one line. */
export function blockPart(block: ResultBlock): TextPart {
  const text = textOf(block);
  if (text !== undefined) return { text: text.endsWith('\n') ? text.slice(0, -1) : text };
  const media = mediaOf(block);
  if (media !== undefined) return { text: describeMedia(media), role: 'muted' };
  const word = (name: string) => (typeof block[name] === 'string' ? block[name] : '');
  if (block.type === 'resource_link') {
    const words = [word('name'), word('uri'), word('mimeType')].filter((part) => part !== '');
    return { text: `[link ${words.join(' ')}]`, role: 'muted' };
  }
  return {
    text: `[${block.type}] ${previewValue(block, { length: novelLength })}`,
    role: 'muted',
  };
}
