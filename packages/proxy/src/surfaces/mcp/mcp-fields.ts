/** Header fields of Streamable HTTP. */
export const mcpFields = {
  sessionId: 'mcp-session-id',
  protocolVersion: 'mcp-protocol-version',
  method: 'mcp-method',
  name: 'mcp-name',
  /** What follows is the name that a tool gives a parameter. */
  parameterPrefix: 'mcp-param-',
  lastEventId: 'last-event-id',
} as const;
