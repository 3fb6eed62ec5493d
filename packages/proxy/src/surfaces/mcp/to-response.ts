import { jsonResponse } from '../http/json-response.js';
import type { McpReply } from './mcp-reply.js';

/** A reply as the web has it. */
export function toResponse(reply: McpReply): Response {
  if (reply instanceof Response) return reply;
  const { status, headers, body } = reply;
  const init = { status, ...(headers && { headers }) };
  return body === undefined ? new Response(null, init) : jsonResponse(body, init);
}
