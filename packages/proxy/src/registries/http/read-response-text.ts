import { BodyTooLargeError } from './body-too-large-error.js';

/**
 * The whole body as text.
 *
 * @throws BodyTooLargeError as soon as it is clear that it is larger; the rest is let go of.
 */
export async function readResponseText(
  response: Response,
  { maximumBytes }: { readonly maximumBytes: number },
): Promise<string> {
  if (!response.body) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maximumBytes) {
      await reader.cancel().catch(() => undefined);
      throw new BodyTooLargeError(maximumBytes);
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}
