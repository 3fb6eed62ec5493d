import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Options of {@link startRawService}. */
export type RawServiceOptions = {
  /** Tools by their names, each with the text of the result of a call, written to the wire as it is. */
  results: Readonly<Record<string, string>>;
  /** The same for tools whose calls end in an error. */
  errors?: Readonly<Record<string, string>>;
  /** Streams its answers as events. Default false: as JSON. */
  streams?: boolean;
};

/** A service that listens. */
export type RawService = AsyncDisposable & {
  readonly url: string;
  /** The bodies of the latest calls, as they arrived: the last is the newest. */
  readonly calls: readonly string[];
};

const modernVersion = '2026-07-28';

/**
 * A service of both eras over Streamable HTTP that has no JSON library between its results and the wire, so that it can
 * say what no such library would.
 */
export async function startRawService({
  results,
  errors = {},
  streams = false,
}: RawServiceOptions): Promise<RawService> {
  const calls: string[] = [];
  const capabilities = { tools: {} };
  const serverInfo = { name: 'raw', version: '1.0.0' };
  const tools = [...Object.keys(results), ...Object.keys(errors)].map((name) => ({
    name,
    inputSchema: { type: 'object' },
  }));

  const resultOf = (method: string, params: Record<string, unknown>, isModern: boolean): string => {
    const envelope = isModern ? { resultType: 'complete', ttlMs: 0, cacheScope: 'private' } : {};
    switch (method) {
      case 'initialize':
        return JSON.stringify({ protocolVersion: '2025-11-25', capabilities, serverInfo });
      case 'server/discover':
        return JSON.stringify({ ...envelope, supportedVersions: [modernVersion], capabilities });
      case 'tools/list':
        return JSON.stringify({ ...envelope, tools });
      case 'tools/call': {
        const raw = results[String(params['name'])] ?? '{"content":[]}';
        if (!isModern) return raw;
        return raw.replace(/^\{(?=(\S?))/, (_brace, next) =>
          next === '}' ? '{"resultType":"complete"' : '{"resultType":"complete",',
        );
      }
      default:
        return '{}';
    }
  };

  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.method !== 'POST') {
        response.writeHead(request.method === 'DELETE' ? 200 : 405).end();
        return;
      }
      const body = await text(request);
      const {
        id,
        method,
        params = {},
      } = JSON.parse(body) as {
        id?: unknown;
        method: string;
        params?: Record<string, unknown>;
      };
      if (id === undefined) {
        response.writeHead(202).end();
        return;
      }
      if (method === 'tools/call') calls.push(body);
      const isModern = request.headers['mcp-protocol-version'] === modernVersion;
      const error = method === 'tools/call' ? errors[String(params['name'])] : undefined;
      const outcome =
        error === undefined ? `"result":${resultOf(method, params, isModern)}` : `"error":${error}`;
      const message = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},${outcome}}`;
      response.writeHead(200, {
        'content-type': streams ? 'text/event-stream' : 'application/json',
        ...(method === 'initialize' && { 'mcp-session-id': randomUUID() }),
      });
      response.end(streams ? `event: message\ndata: ${message}\n\n` : message);
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    calls,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
