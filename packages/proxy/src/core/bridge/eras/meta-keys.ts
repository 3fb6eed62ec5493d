/** Keys of `_meta` that belong to one hop, by the era that has them. */
export const metaKeys = {
  legacy: ['io.modelcontextprotocol/related-task'],
  modern: [
    'io.modelcontextprotocol/protocolVersion',
    'io.modelcontextprotocol/clientInfo',
    'io.modelcontextprotocol/clientCapabilities',
    'io.modelcontextprotocol/logLevel',
    'io.modelcontextprotocol/subscriptionId',
    'io.modelcontextprotocol/serverInfo',
  ],
} as const;
