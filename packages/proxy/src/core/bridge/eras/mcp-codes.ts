/** Codes of JSON-RPC errors that MCP gives a meaning. */
export const mcpCodes = {
  invalidRequest: -32_600,
  methodNotFound: -32_601,
  invalidParams: -32_602,
  internalError: -32_603,
  /** Up to 2025-11-25; since then it is `invalidParams`. */
  resourceNotFound: -32_002,
  /** 2025-11-25: pages have to be visited first. */
  urlElicitationRequired: -32_042,
  /** 2026-07-28: header fields do not say what the body says. */
  headerMismatch: -32_020,
  /** 2026-07-28: the client has not declared what is needed. */
  missingClientCapability: -32_021,
  /** 2026-07-28 */
  unsupportedProtocolVersion: -32_022,
} as const;
