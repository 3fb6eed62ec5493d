import type { IncomingMessage } from 'node:http';

import { classifyInboundRequest } from '@modelcontextprotocol/server';

import type { ProtocolEraName } from './protocol-era-name.js';

/** Options of {@link classifyRequest}. */
export type ClassifyRequestOptions = {
  /** The parsed body; undefined where there is none. */
  body: unknown;
  /** Those that the service serves. */
  eras: readonly ProtocolEraName[];
};

/** Tells in which era a request is to be answered. */
export function classifyRequest(
  { method = '', headers }: IncomingMessage,
  { body, eras }: ClassifyRequestOptions,
): ProtocolEraName {
  if (!eras.includes('modern')) return 'legacy';
  if (!eras.includes('legacy')) return 'modern';
  const protocolVersion = headers['mcp-protocol-version'];
  const mcpMethod = headers['mcp-method'];
  const mcpName = headers['mcp-name'];
  const outcome = classifyInboundRequest({
    httpMethod: method,
    ...(typeof protocolVersion === 'string' && { protocolVersionHeader: protocolVersion }),
    ...(typeof mcpMethod === 'string' && { mcpMethodHeader: mcpMethod }),
    ...(typeof mcpName === 'string' && { mcpNameHeader: mcpName }),
    ...(body !== undefined && { body }),
  });
  return outcome.kind === 'legacy' ? 'legacy' : 'modern';
}
