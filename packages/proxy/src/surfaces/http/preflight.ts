import { headers } from '@nanda/protocol/facts';
import { mcpFields } from '../mcp/mcp-fields.js';

const allowed: readonly string[] = [
  'authorization',
  'content-type',
  headers.apiKey,
  headers.client,
  headers.idempotencyKey,
  headers.lastEventId,
  headers.requestId,
  mcpFields.sessionId,
  mcpFields.protocolVersion,
  mcpFields.method,
  mcpFields.name,
];

/** A tool has few parameters that are mirrored; a preflight with more of them is not believed. */
const maxParameterFields = 64;

/** Answers what a browser asks before a page of an allowed origin may call. */
export function preflight(request: Pick<Request, 'headers'>): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers': [...allowed, ...parameterFields(request)].join(', '),
      'access-control-max-age': '600',
    },
  });
}

/** Their names are the tools' own: there is no list of them, and no pattern that a browser takes. */
function parameterFields(request: Pick<Request, 'headers'>): readonly string[] {
  const asked = request.headers.get('access-control-request-headers') ?? '';
  return asked
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => /^mcp-param-[\w!#$%&'*+.^`|~-]{1,128}$/.test(name))
    .slice(0, maxParameterFields);
}
