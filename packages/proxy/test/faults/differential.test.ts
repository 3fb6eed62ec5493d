import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { BatchAnswer, Execution, ToolResult } from '@nanda/protocol';
import {
  createInteractiveServer,
  startFaultyService,
  startHttpService,
  startWebSocketService,
} from '@nanda/testing';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { useFamily } from './harness/use-family.js';

const family = useFamily();

const text = (value: string): string => JSON.stringify([{ type: 'text', text: value }]);
const structured = (value: string): string => `{"content":[],"structuredContent":${value}}`;
const nested = (levels: number): string => `${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`;

/** Results as they are written by a service: what a parser would make of them is what is looked at. */
const results: Readonly<Record<string, string>> = {
  nothing: '{"content":[]}',
  text: `{"content":${text('plain')}}`,
  'a failure of the tool': `{"content":${text('no')},"isError":true}`,
  'no failure, and says so': `{"content":${text('yes')},"isError":false}`,
  'a failure with structure': '{"content":[],"structuredContent":{"code":7},"isError":true}',
  'text of many languages': `{"content":${text('é ☕ 🚀 e\u0301 \u202Eabc\u202C \u2028\u2029 עברית 漢字 👩‍👩‍👧‍👦')}}`,
  'text with control characters':
    '{"content":[{"type":"text","text":"\\u0000\\u0001\\t\\r\\n\\u001b[31m\\u007f\\ufeff"}]}',
  'halves of characters': '{"content":[{"type":"text","text":"\\ud83d and \\ude80"}]}',
  'text that looks like something else': `{"content":${text('data: {"jsonrpc":"2.0"}\n\nevent: x\r\n: <script>&amp;')}}`,
  'a long text': `{"content":${text('long '.repeat(100_000))}}`,
  'an image, a sound, links and files': JSON.stringify({
    content: [
      {
        type: 'image',
        data: 'iVBORw0KGgo=',
        mimeType: 'image/png',
        annotations: { priority: 0.5 },
      },
      { type: 'audio', data: 'UklGRg==', mimeType: 'audio/wav' },
      { type: 'resource_link', uri: 'file:///a?b#c', name: 'a', size: 12, icons: [{ src: 'x:y' }] },
      { type: 'resource', resource: { uri: 'x:1', text: 'a', mimeType: 'text/plain' } },
      { type: 'resource', resource: { uri: 'x:2', blob: 'AAEC', _meta: { k: [] } } },
    ],
  }),
  'content that nobody knows': '{"content":[{"type":"hologram","beams":[1,{"a":null}],"":0}]}',
  'members that nobody knows': '{"content":[],"ttl":5,"next":{"deep":[[]]},"x-y":null}',
  'a note beside it': '{"content":[],"_meta":{"example.com/trace":{"id":"a","n":[1,2]},"k":null}}',
  'notes on content':
    '{"content":[{"type":"text","text":"a","_meta":{"k":{"v":1}},"annotations":{"audience":["user"]}}]}',
  'large numbers': structured('[9007199254740992,-9007199254740992,9007199254740991,1e21,1e300]'),
  'small numbers': structured('[5e-324,0.1,0.30000000000000004,1.7976931348623157e308,1E2,-1.5]'),
  'numbers beyond all others': structured('[9007199254740993,123456789012345678901234567890]'),
  'structure: true': structured('true'),
  'structure: false': structured('false'),
  'structure: zero': structured('0'),
  'structure: a text': structured('""'),
  'structure: a list': structured('[null,[],{},"",0,false]'),
  'names that mean something': structured(
    '{"constructor":1,"prototype":{"a":2},"toString":null,"hasOwnProperty":[],"":3,"length":4}',
  ),
  'the same name twice': structured('{"a":1,"a":2}'),
  'many levels': structured(nested(40)),
  'many blocks': JSON.stringify({
    content: Array.from({ length: 2000 }, (_, index) => ({ type: 'text', text: `${index}` })),
  }),
};
const names = Object.keys(results);
const written = Object.values(results).map((result) => JSON.parse(result) as unknown);

const inputSchema = { type: 'object', properties: { name: { type: 'string' } } };

interface Asked {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: { readonly arguments?: { readonly name?: string } };
}

/** The answer to a message, as a text; undefined where a sound service may answer. */
function answerTo({ id, method, params }: Asked, isModern: boolean): string | undefined {
  const cache = isModern ? '"resultType":"complete","ttlMs":0,"cacheScope":"private",' : '';
  const tools = JSON.stringify([{ name: 'say', inputSchema }]);
  if (method === 'tools/list') return wrap(id, `{${cache}"tools":${tools}}`);
  if (method !== 'tools/call') return undefined;
  const result = results[params?.arguments?.name ?? ''] ?? results['nothing'];
  return wrap(id, isModern ? `{"resultType":"complete",${result?.slice(1)}` : result);
}

const wrap = (id: unknown, result: string | undefined): string =>
  `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`;

/** What the official client is told, straight from the service; what it does not take, as it was written. */
async function askDirectly(url: string, era: 'legacy' | 'modern'): Promise<unknown[]> {
  const mode = era === 'legacy' ? 'legacy' : ({ pin: '2026-07-28' } as const);
  const client = new Client({ name: 'direct', version: '1' }, { versionNegotiation: { mode } });
  const fetchAndClose: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('connection', 'close');
    return fetch(input, { ...init, headers });
  };
  const transport = new StreamableHTTPClientTransport(new URL(url), { fetch: fetchAndClose });
  await client.connect(transport, { timeout: 5000 });
  const told: unknown[] = [];
  for (const [index, name] of names.entries()) {
    const params = { name: 'say', arguments: { name } };
    const asking = client.request({ method: 'tools/call', params }, z.any(), { timeout: 5000 });
    told.push(await asking.then(withoutWireMembers, (error: unknown) => refuse(error, index)));
  }
  await client.close();
  return told;
}

function withoutWireMembers(result: unknown): unknown {
  const { resultType: _, ...rest } = result as Record<string, unknown>;
  return rest;
}

function refuse(error: unknown, index: number): unknown {
  expect({ error, name: names[index] }).toMatchObject({
    error: { code: 'INVALID_RESULT' },
    name: 'content that nobody knows',
  });
  return written[index];
}

interface Ways {
  readonly execute: unknown[];
  readonly stream: unknown[];
  readonly kept: unknown[];
  readonly batch: unknown[];
}

/** What a caller of the proxy is told, in each way in which it tells. */
async function askTheProxy(url: string): Promise<Ways> {
  const { rest } = family;
  const { id } = await rest.connect(await family.add({ url }));
  const ways: Ways = { execute: [], stream: [], kept: [], batch: [] };
  for (const name of names) {
    const call = { parameters: { name } };
    const { data } = await rest.execute(id, 'say', call);
    ways.execute.push(data?.result);
    const last = (await rest.stream(id, 'say', call)).at(-1);
    ways.stream.push(last?.type === 'result' ? last.result : last);
    const execution = await rest.get<Execution>(`/v2/executions/${data?.requestId}`);
    ways.kept.push(execution.result);
  }
  const requests = names.map((name) => ({
    connectionId: id,
    toolName: 'say',
    parameters: { name },
  }));
  const answers = await rest.ask<BatchAnswer[]>('POST', '/v2/batch', { body: { requests } });
  ways.batch.push(...(answers.data ?? []).map(({ result }): ToolResult | undefined => result));
  return ways;
}

async function compare(direct: readonly unknown[], url: string): Promise<Ways> {
  const ways = await askTheProxy(url);
  for (const [way, told] of Object.entries(ways)) {
    names.forEach((name, index) =>
      expect({ way, name, result: told[index] }).toEqual({ way, name, result: direct[index] }),
    );
  }
  return ways;
}

describe.each(['legacy', 'modern'] as const)('%s', (era) => {
  test.each(['json', 'events'] as const)(
    'through the proxy as straight to it, %s',
    async (form) => {
      await using service = await startHttpService({
        createServer: createInteractiveServer,
        eras: [era],
        intercept({ body, response }) {
          const answer = answerTo(body ?? {}, era === 'modern');
          if (answer === undefined) return false;
          if (form === 'json') {
            response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
          } else {
            response.writeHead(200, { 'content-type': 'text/event-stream' });
            response.end(`event: message\ndata: ${answer}\n\n`);
          }
          return true;
        },
      });
      const { execute } = await compare(await askDirectly(service.url, era), service.url);
      // And in the order in which it was written.
      expect(JSON.stringify(execute)).toBe(JSON.stringify(written));
    },
  );

  test('through the proxy as over another transport', async () => {
    await using service = await startWebSocketService({
      createServer: createInteractiveServer,
      eras: [era],
      intercept(message, socket) {
        const answer = answerTo(message as Asked, era === 'modern');
        if (answer !== undefined) socket.send(answer);
        return answer !== undefined;
      },
    });
    await compare(written, service.url);
  });
});

test('the faulty service says to both what it is told to say', async () => {
  await using service = await startFaultyService({ eras: ['legacy'] });
  const { id } = await family.rest.connect(await family.add({ url: service.url }));
  const parameters = { text: 'é ☕ 🚀 \u0000 \u2028' };
  const { data } = await family.rest.execute(id, 'sound', { parameters });
  expect(data?.result).toEqual({ content: [{ type: 'text', ...parameters }] });
  expect(service.seen.calls[0]?.arguments).toEqual(parameters);
});

test('nothing is left behind', family.leavesNothing, 30_000);
