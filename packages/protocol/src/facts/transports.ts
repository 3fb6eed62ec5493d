/** How a service is spoken to. `http` is MCP Streamable HTTP, `sse` the older HTTP+SSE. */
export const transports = ['http', 'sse', 'websocket', 'stdio'] as const;

/** How a service is spoken to: `http` is MCP Streamable HTTP, `sse` the older HTTP+SSE. */
export type Transport = (typeof transports)[number];
