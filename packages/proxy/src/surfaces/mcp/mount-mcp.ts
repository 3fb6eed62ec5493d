import type { Hono } from 'hono';
import type { Environment } from '../http/mount-operations.js';
import { readJsonBody } from '../http/read-json-body.js';
import type { McpRequest } from './mcp-request.js';
import type { McpSurface } from './open-mcp-surface.js';
import { toResponse } from './to-response.js';

/** Mounts MCP on the web's requests and responses. */
export function mountMcp(routes: Hono<Environment>, surface: McpSurface): void {
  routes.all('/mcp/*', async (context, next) => {
    const request = context.req.raw;
    const { principal, isStranger } = context.env.context;
    const url = new URL(request.url);
    const reply = surface.serve(requestOf(request), { url, principal, isStranger });
    return reply === undefined ? next() : toResponse(await reply);
  });
}

function requestOf(request: Request): McpRequest {
  const { method, headers } = request;
  return {
    method,
    headers,
    /** Made only for those that want to know. */
    get signal() {
      return request.signal;
    },
    readJson: (options) => readJsonBody(request, options),
  };
}
