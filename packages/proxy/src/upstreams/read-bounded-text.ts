/** The beginning of a body as text; what comes after the limit is let go of. */
export async function readBoundedText(
  response: Response,
  { maximumBytes }: { maximumBytes: number },
): Promise<string> {
  if (!response.body) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (size < maximumBytes) {
      const { value, done } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
    }
  } catch {
    // A body that breaks off is as good as its beginning.
  }
  if (size >= maximumBytes) await reader.cancel().catch(() => undefined);
  return Buffer.concat(chunks).subarray(0, maximumBytes).toString('utf8');
}
