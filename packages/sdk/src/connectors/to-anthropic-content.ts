import type { ImageType, ToolAnswer } from './tool-answer.js';

/** A part of the `content` of a `tool_result`. */
export type AnthropicContentBlock =
  | {
      type: 'text';
      /** Never empty: the API refuses it. */
      text: string;
    }
  | {
      type: 'image';
      /** The picture. */
      source: { type: 'base64'; data: string; media_type: ImageType };
    };

/**
 * An answer as the `content` of a `tool_result`, with its pictures.
 *
 * @example
 * const answer = await runToolCall(tools, { name: block.name, arguments: block.input });
 * const content = toAnthropicContent(answer);
 * results.push({ type: 'tool_result', tool_use_id: block.id, content, is_error: answer.isError });
 */
export function toAnthropicContent({ parts }: ToolAnswer): AnthropicContentBlock[] {
  return parts
    .filter((part) => part.type === 'image' || part.text.trim() !== '')
    .map((part) =>
      part.type === 'text'
        ? { type: 'text', text: part.text }
        : {
            type: 'image',
            source: { type: 'base64', data: part.data, media_type: part.mediaType },
          },
    );
}
