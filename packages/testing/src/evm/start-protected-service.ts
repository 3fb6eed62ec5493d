import { McpServer, type CallToolResult } from '@modelcontextprotocol/server';

import {
  startHttpService,
  type HttpService,
  type HttpServiceOptions,
} from '../start-http-service.js';
import type { Token } from './deploy-token.js';
import { protectedTools } from './protected-tools.js';

/** Options of {@link startProtectedService}. */
export type ProtectedServiceOptions = Omit<HttpServiceOptions, 'createServer'> & {
  /** The contract whose token lets a caller in. */
  token: Token;
  /** One of these has to be held. Default 101 alone. */
  tokenIds?: readonly number[];
  /** Seconds that it remembers who holds a token. Default 60, as services have it; 0 asks the chain each time. */
  cacheSeconds?: number;
};

/** A call as it arrived. */
export type ProtectedCall = {
  readonly toolName: string;
  /** With the proof, in the order in which they came. */
  readonly parameters: Readonly<Record<string, unknown>>;
};

/** An MCP service that listens, and whose tools are for those who hold a token. */
export type ProtectedService = HttpService & {
  readonly tokenIds: readonly number[];
  /** The latest 1000 calls that arrived, refused ones as well, oldest first. */
  readonly calls: readonly ProtectedCall[];
};

const keptCalls = 1000;
const freeTools: ReadonlySet<string> = new Set(['catalogue', 'wallet_balance']);

/**
 * Serves {@link protectedTools} over Streamable HTTP: `analyze`, `report` and `summarize` behind the real
 * `@radiustechsystems/mcp-sdk`, `catalogue` and `wallet_balance` free. A refusal is the text of a result, as that package has it.
 */
export async function startProtectedService({
  token,
  tokenIds = [101],
  cacheSeconds = 60,
  ...options
}: ProtectedServiceOptions): Promise<ProtectedService> {
  const { RadiusMcpSdk } = await import('@radiustechsystems/mcp-sdk');
  const radius = new RadiusMcpSdk({
    contractAddress: token.contractAddress,
    chainId: token.chainId,
    rpcUrl: token.rpcUrl,
    cache: { ttl: cacheSeconds, maxSize: 1000, disabled: cacheSeconds === 0 },
  });
  const calls: ProtectedCall[] = [];
  const answer = async (request: {
    params?: { arguments?: unknown };
  }): Promise<CallToolResult> => ({
    content: [{ type: 'text', text: JSON.stringify(request.params?.arguments ?? {}) }],
  });
  const guarded = radius.protect([...tokenIds], answer);

  const service = await startHttpService({
    ...options,
    createServer: () => {
      const server = new McpServer(
        {
          name: 'ProtectedMCP',
          version: '1.0.0',
          description: 'A service for those who hold a token',
        },
        { capabilities: { tools: {} } },
      );
      server.server.setRequestHandler('tools/list', () => ({
        tools: [...protectedTools],
      }));
      server.server.setRequestHandler('tools/call', async ({ params }): Promise<CallToolResult> => {
        const { name, arguments: parameters = {} } = params;
        calls.push({ toolName: name, parameters });
        if (calls.length > keptCalls) calls.shift();
        const tool = protectedTools.find((candidate) => candidate.name === name);
        if (tool === undefined) {
          return { content: [{ type: 'text', text: `Unknown tool: ${name}` }], isError: true };
        }
        const request = { method: 'tools/call', params: { name, arguments: parameters } };
        return (
          freeTools.has(name) ? answer(request) : guarded(request)
        ) as Promise<CallToolResult>;
      });
      return server;
    },
  });
  return Object.assign(service, { calls, tokenIds });
}
