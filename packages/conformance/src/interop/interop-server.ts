/** A kind of MCP server: by SDK, and by the eras that it speaks. */
export type InteropServerKind = 'sdk1' | 'sdk2-legacy' | 'sdk2-modern' | 'sdk2-dual';

/** A server and what it is reached over. */
export interface InteropServer {
  readonly kind: InteropServerKind;
  readonly transport: 'http' | 'sse' | 'stdio';
}

const kinds: readonly InteropServerKind[] = ['sdk1', 'sdk2-legacy', 'sdk2-modern', 'sdk2-dual'];

/** All that there are. Only SDK 1.x serves the transport of 2024-11-05. */
export const interopServers: readonly InteropServer[] = [
  ...kinds.map((kind) => ({ kind, transport: 'http' }) as const),
  { kind: 'sdk1', transport: 'sse' },
  ...kinds.map((kind) => ({ kind, transport: 'stdio' }) as const),
];
