import { isObject } from '../../is-object.js';
import type { McpError } from '../../mcp-message.js';
import type { EraCrossing } from './era-crossing.js';
import { mcpCodes } from './mcp-codes.js';

/**
 * The refusal of a service, for its client. What a service of the newer era says of the hop to it is no news of the
 * client's own hop, and would make it do the wrong thing.
 */
export function translateError(error: McpError, { from, to }: EraCrossing): McpError {
  const { code, message } = error;
  if (from === 'modern') {
    // What a client of the same era declares and sends is what the service has seen: these are about the client.
    if (to === 'modern' && code !== mcpCodes.unsupportedProtocolVersion) return error;
    return describeHop(error) ?? error;
  }
  if (to === 'legacy') return error;
  if (code === mcpCodes.resourceNotFound) return { ...error, code: mcpCodes.invalidParams };
  if (code === mcpCodes.urlElicitationRequired) {
    return {
      code: mcpCodes.missingClientCapability,
      message,
      data: { requiredCapabilities: { elicitation: { url: {} } } },
    };
  }
  // The newer era has given these codes a meaning that an older service cannot have had in mind.
  return isReserved(code) ? { ...error, code: mcpCodes.internalError } : error;
}

function isReserved(code: number): boolean {
  return code <= -32_020 && code >= -32_099;
}

function describeHop({ code, message, data }: McpError): McpError | undefined {
  const text = describe(code, data);
  if (text === undefined) return undefined;
  return { code: mcpCodes.internalError, message: `${text} It says: ${message}` };
}

function describe(code: number, data: unknown): string | undefined {
  switch (code) {
    case mcpCodes.headerMismatch:
      return 'The service did not accept the header fields that the proxy sent. List its tools and try again.';
    case mcpCodes.missingClientCapability: {
      const needed = isObject(data) ? data['requiredCapabilities'] : undefined;
      const names = isObject(needed) ? Object.keys(needed).slice(0, 8).join(', ') : '';
      return `The service needs something of its client that was not declared${names && ` (${names})`}.`;
    }
    case mcpCodes.unsupportedProtocolVersion:
      return 'The service no longer speaks the version of MCP that was agreed on. Refresh the connection.';
    default:
      return undefined;
  }
}
