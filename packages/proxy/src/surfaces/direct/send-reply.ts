import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { McpReply } from '../mcp/mcp-reply.js';
import { sendJson } from './send-json.js';

/**
 * Answers with what an MCP endpoint replies. Resolves when all of it has been handed over.
 *
 * @param options `fields`: header fields beside its own
 */
export async function sendReply(
  response: ServerResponse,
  reply: McpReply,
  { fields }: { readonly fields: Readonly<Record<string, string>> },
): Promise<void> {
  const { status } = reply;
  if (reply instanceof Response) {
    response.writeHead(status, { ...fields, ...Object.fromEntries(reply.headers) });
    if (reply.body !== null) await sendStream(response, reply.body);
    response.end();
    return;
  }
  const headers = { ...fields, ...reply.headers };
  if (reply.body !== undefined) sendJson(response, reply.body, { status, headers });
  else response.writeHead(status, { ...headers, 'content-length': 0 }).end();
}

/** Writes a stream as fast as it is read; who goes away lets go of it. */
async function sendStream(
  response: ServerResponse,
  body: ReadableStream<Uint8Array>,
): Promise<void> {
  const reader = body.getReader();
  const gone = new AbortController();
  const { signal } = gone;
  const leave = (): void => {
    gone.abort();
    reader.cancel().catch(() => undefined);
  };
  if (response.destroyed) leave();
  else response.once('close', leave);
  response.flushHeaders();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!response.write(value)) await once(response, 'drain', { signal }).catch(() => undefined);
  }
  response.off('close', leave);
}
