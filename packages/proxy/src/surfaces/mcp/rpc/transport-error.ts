import type { McpError } from '../../../core/mcp-message.js';

/** For failures that JSON-RPC has no code for, as the SDKs use them; the HTTP status says more. */
const codes = { refused: -32_000, sessionNotFound: -32_001 };

/** An error that belongs to Streamable HTTP, and to no method. */
export function transportError(code: keyof typeof codes, message: string): McpError {
  return { code: codes[code], message };
}
