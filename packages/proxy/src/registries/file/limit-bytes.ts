import { BodyTooLargeError } from '../http/body-too-large-error.js';

/** Hands on what comes. @throws BodyTooLargeError as soon as it is more than the limit */
export async function* limitBytes(
  chunks: AsyncIterable<Uint8Array>,
  { maximumBytes }: { readonly maximumBytes: number },
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maximumBytes) throw new BodyTooLargeError(maximumBytes);
    yield chunk;
  }
}
