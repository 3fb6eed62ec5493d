export interface BoundedText {
  readonly text: string;
  /** Whether there was more, of which is let go. */
  readonly isCut: boolean;
}

/** A body as text, up to a limit. One that breaks off is as good as its beginning. */
export async function readBoundedText(
  response: Response,
  { maximumBytes }: { readonly maximumBytes: number },
): Promise<BoundedText> {
  if (!response.body) return { text: '', isCut: false };
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (size <= maximumBytes) {
      const { value, done } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
    }
  } catch {
    // As above.
  }
  const isCut = size > maximumBytes;
  if (isCut) await reader.cancel().catch(() => undefined);
  return { text: Buffer.concat(chunks).subarray(0, maximumBytes).toString('utf8'), isCut };
}
