const kinds: readonly (readonly [mediaType: string, kind: 'card' | 'catalog'])[] = [
  ['application/mcp-server-card+json', 'card'],
  ['application/ai-catalog+json', 'catalog'],
];

/** What an address leads to, where that is anything of MCP: `type` or `mediaType`, both are in use. */
export function readMediaType(value: unknown): 'card' | 'catalog' | undefined {
  if (typeof value !== 'string') return undefined;
  const [essence = ''] = value.split(';');
  const wanted = essence.trim().toLowerCase();
  return kinds.find(([mediaType]) => mediaType === wanted)?.[1];
}
