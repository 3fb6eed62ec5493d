import type { IncomingMessage, ServerResponse } from 'node:http';
import { startTrap, type Trap } from './start-trap.js';

/** A request as it came, for who wants to answer it in its own way. */
export interface PlainExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly message: PlainMessage;
}

export interface PlainMessage {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface PlainServiceOptions {
  readonly tools?: readonly object[];
  /** What a call gives. @default a text */
  readonly result?: unknown;
  /** Called before it answers; true where it has taken the exchange into its own hands. */
  readonly intercept?: (exchange: PlainExchange) => boolean;
}

/** A service of MCP, of the older era, that is bound to no library: it can say what none would let it say. */
export interface PlainService extends Trap {
  /** Every request: header fields as they came, and the message. */
  readonly seen: readonly {
    readonly rawHeaders: readonly string[];
    readonly message: PlainMessage;
  }[];
}

const anything = { name: 'take', inputSchema: { type: 'object' } };

export async function startPlainService({
  tools = [anything],
  result = { content: [{ type: 'text', text: 'taken' }] },
  intercept = () => false,
}: PlainServiceOptions = {}): Promise<PlainService> {
  const seen: PlainService['seen'][number][] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const message = (body === '' ? {} : JSON.parse(body)) as PlainMessage;
    seen.push({ rawHeaders: request.rawHeaders, message });
    if (intercept({ request, response, message })) return;
    if (message.id === undefined) {
      response.writeHead(request.method === 'POST' ? 202 : 405).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, ...reply(message) }));
  }

  function reply({ method, params }: PlainMessage): object {
    switch (method) {
      case 'initialize':
        return {
          result: {
            protocolVersion: params?.['protocolVersion'],
            capabilities: { tools: {} },
            serverInfo: { name: 'plain', version: '1' },
          },
        };
      case 'tools/list':
        return { result: { tools } };
      case 'tools/call':
        return { result };
      case 'ping':
        return { result: {} };
      default:
        return { error: { code: -32_601, message: 'Method not found' } };
    }
  }

  const trap = await startTrap((request, response) => {
    answer(request, response).catch(() => void response.destroy());
  });
  return { ...trap, url: `${trap.url}/mcp`, seen };
}
