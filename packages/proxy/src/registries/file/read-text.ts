import { UnreadableContentError } from '../unreadable-content-error.js';

const maxBytes = 256 * 1024 * 1024;

/** All of it as text. @throws UnreadableContentError for more than 256 MiB */
export async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new UnreadableContentError(
        'it is larger than 256 MiB (write it as JSON Lines, which are read bit by bit)',
      );
    }
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}
