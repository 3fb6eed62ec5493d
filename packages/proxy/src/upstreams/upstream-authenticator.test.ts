import { inspect } from 'node:util';

import {
  createWeatherServer,
  startHttpService,
  startWebSocketService,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test } from 'vitest';

import type { Authenticator } from '../core/credentials/authenticator.js';
import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { useUpstreams, type Exchange } from './testing/use-upstreams.fixture.js';

const { keep, open, serve, connector } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

interface Tokens extends Authenticator {
  /** The one that the service takes. */
  accepted: string;
  renewals: number;
}

/** Tokens of which the service takes the newest alone. */
function createTokens({ isLate = false } = {}): Tokens {
  let current = { Authorization: 'Bearer token-0' };
  const tokens: Tokens = {
    accepted: 'Bearer token-0',
    renewals: 0,
    key: 'owner',
    headers: () => (isLate ? Promise.resolve(current) : current),
    renew: async (refused) => {
      if (refused !== current) return current;
      tokens.renewals += 1;
      current = { Authorization: `Bearer token-${tokens.renewals}` };
      tokens.accepted = current.Authorization;
      return current;
    },
  };
  return tokens;
}

function refuse({ request, response }: Exchange, { accepted }: Tokens): boolean {
  if (request.headers.authorization === accepted) return false;
  response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
  return true;
}

/** A service of the older HTTP+SSE. */
async function serveSse(tokens: Tokens): Promise<string> {
  const streams = new Set<Exchange['response']>();
  const service = await serve('legacy', (exchange) => {
    const { request, response, rpcMethod, id } = exchange;
    if (refuse(exchange, tokens)) return true;
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: endpoint\ndata: /mcp?session=1\n\n');
      streams.add(response);
      return true;
    }
    if (!request.url?.endsWith('?session=1')) {
      response.writeHead(404).end();
      return true;
    }
    response.writeHead(202).end();
    const handshake = {
      protocolVersion: '2024-11-05',
      capabilities: {},
      serverInfo: { name: 'sse', version: '1' },
    };
    const result = rpcMethod === 'initialize' ? handshake : { content: [] };
    if (id !== undefined) for (const stream of streams) stream.write(eventOf({ id, result }));
    return true;
  });
  return service.url;
}

const weather = () =>
  callOf({
    tool: { name: 'getCurrentWeather', inputSchema: { type: 'object' } },
    parameters: { location: 'New York' },
  });

const services: [string, (tokens: Tokens) => Promise<string>][] = [
  ...(['legacy', 'modern'] as const).map((era): [string, (tokens: Tokens) => Promise<string>] => [
    `Streamable HTTP, ${era}`,
    async (tokens) => (await serve(era, (exchange) => refuse(exchange, tokens))).url,
  ]),
  ['HTTP+SSE', serveSse],
];

describe.each(services)('%s', (_, start) => {
  test.each([false, true])(
    'what is refused is renewed, whenever that is; late: %j',
    async (isLate) => {
      const tokens = createTokens({ isLate });
      tokens.accepted = 'Bearer none of them';
      const session = await open(await start(tokens), { authenticator: tokens });
      expect(tokens.renewals).toBe(1);
      const closed: unknown[] = [];
      session.onClosed((reason) => closed.push(reason));
      tokens.accepted = 'Bearer none of them';
      const calls = Array.from({ length: 5 }, () => session.callTool(weather()));
      for (const result of await Promise.all(calls)) expect(result).toHaveProperty('content');
      expect(tokens.renewals).toBe(2);
      expect(closed).toEqual([]);
    },
  );

  test('who cannot be let in is told what the service wants', async () => {
    const tokens = createTokens();
    const refusing: Authenticator = { ...tokens, renew: async () => undefined };
    tokens.accepted = 'Bearer none of them';
    await expect(open(await start(tokens), { authenticator: refusing })).rejects.toMatchObject({
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { kind: 'bearer' } },
    });
  });
});

test('over a WebSocket it is renewed where it is opened', async () => {
  const tokens = createTokens();
  const service = await keep(
    startWebSocketService({
      createServer: () => createWeatherServer(),
      requireHeaders: { authorization: 'Bearer token-1' },
    }),
  );
  const session = await open(service.url, { transport: 'websocket', authenticator: tokens });
  expect(await session.listTools(AbortSignal.timeout(5000))).not.toEqual([]);
  expect(tokens.renewals).toBe(1);
});

test('a renewed token is as secret as the first one', async () => {
  const tokens = createTokens();
  const service = await serve('legacy', (exchange) => {
    if (refuse(exchange, tokens)) return true;
    if (exchange.rpcMethod !== 'tools/call') return false;
    exchange.response.writeHead(500).end(`You sent ${exchange.request.headers.authorization}`);
    return true;
  });
  const session = await open(service.url, { authenticator: tokens });
  tokens.accepted = 'Bearer none of them';
  const failure: unknown = await session.callTool(weather()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
  expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain('token-1');
});

test('what was found out of a service holds for all tokens of one caller, and for no other', async () => {
  const requests: unknown[] = [];
  const service = await serve('legacy', ({ rpcMethod }) => {
    requests.push(rpcMethod);
    return false;
  });
  const connecting = await connector();
  const opened = async (tokens: Authenticator): Promise<boolean> => {
    requests.length = 0;
    await open(service.url, { connector: connecting, authenticator: tokens });
    return requests.includes('server/discover');
  };
  const tokens = createTokens();
  expect(await opened(tokens)).toBe(true);
  await tokens.renew(await tokens.headers());
  expect(await opened(tokens)).toBe(false);
  expect(await opened({ ...createTokens(), key: 'another' })).toBe(true);
  const nameless: Authenticator = { ...createTokens(), key: undefined };
  expect(await opened(nameless)).toBe(true);
  expect(await opened(nameless)).toBe(true);
});
