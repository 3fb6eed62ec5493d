import { inspect } from 'node:util';

import type { ServiceCredentials } from '@nanda/protocol';
import {
  createWeatherServer,
  startHttpService,
  type InterceptedExchange,
  type ProtocolEraName,
} from '@nanda/testing';
import { afterEach, describe, expect, test } from 'vitest';

import type { Logger } from '../core/logger.js';
import { createUpstreamConnector } from './create-upstream-connector.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

const secret = 'sekrit-"42"+/=';
const credentials: [string, ServiceCredentials][] = [
  ['bearer', { type: 'bearer', token: secret }],
  ['api key', { type: 'api_key', key: secret }],
  ['custom', { type: 'custom', headers: { 'X-Own': secret } }],
];

/** What was sent, as careless services repeat it. */
function carried({ request }: InterceptedExchange): string {
  const { authorization, 'x-api-key': key, 'x-own': own } = request.headers;
  return String(authorization ?? key ?? own);
}

type Echo = (exchange: InterceptedExchange, id: unknown) => void;

function answer({ response }: InterceptedExchange, body: string, type = 'application/json'): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

const echoes: Record<string, Echo> = {
  'a text with 500': (exchange) =>
    exchange.response.writeHead(500).end(`bad: ${carried(exchange)}`),
  'JSON with 500': (exchange) =>
    exchange.response.writeHead(500).end(JSON.stringify(exchange.request.headers)),
  'a JSON-RPC error with 400': (exchange, id) => {
    const error = { code: -32000, message: carried(exchange), data: exchange.request.headers };
    exchange.response.writeHead(400).end(JSON.stringify({ jsonrpc: '2.0', id, error }));
  },
  'a JSON-RPC error': (exchange, id) => {
    const error = { code: -32000, message: carried(exchange), data: exchange.request.headers };
    answer(exchange, JSON.stringify({ jsonrpc: '2.0', id, error }));
  },
  'a challenge': (exchange) => {
    const realm = carried(exchange).replaceAll('"', String.raw`\"`);
    const address = `https://a.example/?${encodeURIComponent(carried(exchange))}`;
    exchange.response
      .writeHead(401, {
        'www-authenticate': `Bearer realm="${realm}", resource_metadata="${address}"`,
      })
      .end(carried(exchange));
  },
  'a page': (exchange) => answer(exchange, `<h1>${carried(exchange)}</h1>`, 'text/html'),
  'a media type': (exchange) =>
    answer(exchange, '', `text/${encodeURIComponent(carried(exchange))}`),
  'no JSON': (exchange) => answer(exchange, carried(exchange)),
  'a broken event': (exchange) =>
    answer(exchange, `data: ${carried(exchange)}\n\n`, 'text/event-stream'),
};

/** All that is told of an error, `cause` included: it may be logged. */
const tell = (error: unknown): string => inspect(error, { depth: 20, showHidden: true });

describe.each(['legacy', 'modern'] as ProtocolEraName[])('%s', (era) => {
  describe.each(credentials)('%s', (_, given) => {
    test.each(Object.keys(echoes))('repeated in %s', async (name) => {
      const lines: unknown[] = [];
      const write = (...line: unknown[]): void => void lines.push(line);
      const logger: Logger = { debug: write, info: write, warn: write, error: write };
      const connector = createUpstreamConnector({
        clientInfo: { name: 'test', version: '1' },
        logger,
      });
      releases.push(() => connector.close());
      let isOpening = false;
      const service = await startHttpService({
        createServer: () => createWeatherServer(),
        eras: [era],
        intercept: (exchange) => {
          if (!isOpening && exchange.rpcMethod !== 'tools/call') return false;
          echoes[name]?.(exchange, (exchange.body as { id?: unknown } | undefined)?.id);
          return true;
        },
      });
      releases.push(() => service.close());
      const open = () =>
        connector.open(
          { kind: 'http', url: service.url, addressPolicy: 'any' },
          { credentials: given, signal: AbortSignal.timeout(5000) },
        );
      const session = await open();
      releases.push(() => session.close());

      const failures = [
        await session
          .callTool({
            tool: { name: 'any', inputSchema: { type: 'object' } },
            parameters: {},
            signal: AbortSignal.timeout(5000),
            onProgress: () => undefined,
            onLog: () => undefined,
            onInput: () => Promise.reject(new Error('Nobody is asked.')),
          })
          .catch((error: unknown) => error),
      ];
      isOpening = true;
      failures.push(await open().catch((error: unknown) => error));

      for (const failure of failures) {
        expect(failure).toMatchObject({ code: expect.any(String) });
        expect(tell(failure)).not.toMatch(/sekri/i);
        expect(JSON.stringify(failure)).not.toMatch(/sekri/i);
      }
      expect(tell(lines)).not.toMatch(/sekri/i);
    });
  });
});

test('the result of a tool comes as it is, whatever it repeats', async () => {
  const connector = createUpstreamConnector({ clientInfo: { name: 'test', version: '1' } });
  releases.push(() => connector.close());
  const result = { content: [{ type: 'text', text: `Bearer ${secret}` }] };
  const service = await startHttpService({
    createServer: () => createWeatherServer(),
    eras: ['legacy'],
    intercept: (exchange) => {
      if (exchange.rpcMethod !== 'tools/call') return false;
      const { id } = exchange.body as { id: unknown };
      answer(exchange, JSON.stringify({ jsonrpc: '2.0', id, result }));
      return true;
    },
  });
  releases.push(() => service.close());
  const session = await connector.open(
    { kind: 'http', url: service.url, addressPolicy: 'any' },
    { credentials: { type: 'bearer', token: secret }, signal: AbortSignal.timeout(5000) },
  );
  releases.push(() => session.close());
  const answered = await session.callTool({
    tool: { name: 'any', inputSchema: { type: 'object' } },
    parameters: {},
    signal: AbortSignal.timeout(5000),
    onProgress: () => undefined,
    onLog: () => undefined,
    onInput: () => Promise.reject(new Error('Nobody is asked.')),
  });
  expect(answered).toEqual(result);
});
