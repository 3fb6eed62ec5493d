import type { ContentBlock, ToolResult } from '@nanda/protocol';
import { isRecord } from './is-record.js';
import type { ImageType, ToolAnswer, ToolAnswerPart } from './tool-answer.js';

const imageTypes: ReadonlySet<string> = new Set<ImageType>([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
]);

/** Base64 characters of a picture; models' APIs refuse a whole request for a larger one. */
const largestImage = 5 * 1024 * 1024;

/** And for one that is no base64. */
const base64 = /^[A-Za-z\d+/]+={0,2}$/;

/** What a model is told of a result. */
export function toToolAnswer(
  { content, structuredContent, isError = false }: ToolResult,
  { maxLength }: { readonly maxLength: number },
): ToolAnswer {
  // Without empty texts: an error that is nothing but that is refused by Anthropic's API.
  const parts = content
    .map(describeBlock)
    .filter((part) => part.type !== 'text' || part.text.trim() !== '');
  // By the protocol the text says the same; some services leave it out.
  const isTold = content.some(
    ({ type, text }) => type === 'text' && isText(text) && text.trim() !== '',
  );
  if (structuredContent !== undefined && !isTold) {
    parts.unshift(asText(writeData(structuredContent)));
  }
  if (parts.length === 0) parts.push(asText('The tool gave nothing back.'));
  const bounded = cutParts(parts, maxLength);
  return {
    text: bounded
      .map((part) => (part.type === 'text' ? part.text : noteOf('picture', part.mediaType)))
      .join('\n'),
    parts: bounded,
    isError,
  };
}

function describeBlock(block: ContentBlock): ToolAnswerPart {
  const { type, text, data, mimeType, uri, resource } = block;
  if (type === 'text') return asText(text);
  if (type === 'image' && isImageType(mimeType) && typeof data === 'string') {
    if (data.length > largestImage) return asText(noteOf('picture', mimeType, 'too large'));
    if (data.length % 4 === 0 && base64.test(data))
      return { type: 'image', data, mediaType: mimeType };
    return asText(noteOf('picture', mimeType, 'broken'));
  }
  if (type === 'resource' && isRecord(resource)) {
    if (typeof resource['text'] === 'string') return asText(resource['text']);
    return asText(noteOf('resource', resource['uri'], resource['mimeType']));
  }
  if (type === 'resource_link') {
    const { name, description } = block;
    const link = [name, uri].filter(isText).join(': ');
    return asText([`Resource ${link}`, description].filter(isText).join('\n'));
  }
  return asText(noteOf(type, mimeType));
}

function writeData(data: unknown): string {
  try {
    return JSON.stringify(data);
  } catch {
    // The service may have nested it deeper than the stack.
    return noteOf('data', 'nested too deep');
  }
}

/** Stands for what a model cannot be given as text. */
function noteOf(...facts: readonly unknown[]): string {
  return `[${facts.filter(isText).join(', ')}: not shown]`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isImageType(type: unknown): type is ImageType {
  return typeof type === 'string' && imageTypes.has(type);
}

/** APIs refuse a whole request for one half of a character pair. */
function asText(text: unknown): ToolAnswerPart {
  return { type: 'text', text: typeof text === 'string' ? text.toWellFormed() : '' };
}

/** The parts with no more text than that in all; the model is told how much there was. */
function cutParts(parts: readonly ToolAnswerPart[], maxLength: number): ToolAnswerPart[] {
  const lengths = parts.map((part) => (part.type === 'text' ? part.text.length : 0));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total <= maxLength) return [...parts];
  let room = maxLength;
  const kept = parts.flatMap((part): ToolAnswerPart[] => {
    if (part.type !== 'text') return [part];
    const text = part.text.slice(0, room).replace(/[\uD800-\uDBFF]$/u, '');
    room -= text.length;
    return text === '' ? [] : [{ type: 'text', text }];
  });
  const notice = `[Cut off: this is ${maxLength - room} of ${total} characters. Ask for less at a time.]`;
  return [...kept, { type: 'text', text: notice }];
}
