import type { IncomingMessage } from 'node:http';

const maximumBytes = 4 * 1024 * 1024;

/** What {@link readJsonBody} made of a request body. */
export type JsonBody =
  | { kind: 'json'; value: unknown }
  | { kind: 'empty' }
  | { kind: 'malformed' }
  | { kind: 'too-large' };

/** Reads a request's body, up to 4 MiB, and parses it as JSON. Rejects when the client breaks off. */
export async function readJsonBody(request: IncomingMessage): Promise<JsonBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maximumBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  if (bytes === 0) return { kind: 'empty' };

  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'malformed' };
  }
}
