import { connect } from 'node:net';
import { startDemoServices, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../../index.js';

let demo: Awaited<ReturnType<typeof startDemoServices>>;
let proxy: Proxy;
let port: number;
let execute: string;
const told: string[] = [];

beforeAll(async () => {
  demo = await startDemoServices();
  const note = (text: string): void => void told.push(text);
  proxy = createProxy({
    dataDir: ':memory:',
    registries: [],
    logger: { debug() {}, info() {}, warn: note, error: note },
  });
  const listening = await proxy.listen({ port: 0 });
  ({ port } = listening);
  const post = async (path: string, body: unknown): Promise<{ readonly id: string }> => {
    const answer = await fetch(listening.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { data: { readonly id: string } }).data;
  };
  const url = demo.catalog.find(({ name }) => name === 'WeatherMCP')?.endpoints?.[0]?.url;
  const service = await post('/v2/services/register', { name: 'Weather', url });
  const { id } = await post(`/v2/services/${service.id}/connect`, {});
  execute = `/v2/connections/${id}/tools/getCurrentWeather/execute`;
}, 60_000);

beforeEach(() => void told.splice(0));

afterAll(async () => {
  await proxy.close();
  await demo.close();
});

interface Sent {
  readonly path?: string;
  readonly host?: string;
  readonly fields?: readonly string[];
  readonly body?: Buffer | string;
  /** What is announced. @default what is sent */
  readonly length?: number;
}

const json = 'content-type: application/json';
const client = `nc_${'a'.repeat(43)}`;
const good = JSON.stringify({ parameters: { location: 'Paris' } });

function bytesOf({ path = execute, host, fields = [json], body = good, length }: Sent): Buffer {
  const text = Buffer.from(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${host ?? `127.0.0.1:${port}`}`,
    ...fields,
    `content-length: ${length ?? text.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), text]);
}

/** All that the proxy says until it hangs up. */
async function exchange(bytes: Buffer): Promise<string> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => void chunks.push(chunk));
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
  return Buffer.concat(chunks).toString();
}

/** An answer without what differs from one to the next. */
async function answerTo(sent: Sent, further: readonly string[] = []): Promise<unknown> {
  const fields = ['connection: close', ...(sent.fields ?? [json]), ...further];
  const whole = (await exchange(bytesOf({ ...sent, fields }))).replace(
    /^HTTP\/1.1 100.*\r\n\r\n/,
    '',
  );
  const end = whole.indexOf('\r\n\r\n');
  const [status, ...lines] = whole.slice(0, end).toLowerCase().split('\r\n');
  const headers = lines.filter((line) => !/^(?:date|content-length|transfer-encoding):/.test(line));
  const body = whole.slice(whole.indexOf('{', end), whole.lastIndexOf('}') + 1);
  const { data, error } = JSON.parse(body) as {
    data?: { result: unknown };
    error?: Record<string, unknown>;
  };
  const shown = headers.map((line) => line.replace(/req_\w+/, 'req_')).toSorted();
  return { status, headers: shown, result: data?.result, error: { ...error, requestId: '' } };
}

test.each<[string, () => Sent]>([
  ['a call', () => ({})],
  ['a byte order mark', () => ({ body: `\uFEFF${good}` })],
  ['bytes that are no text', () => ({ body: Buffer.from(good.replace('P', 'é'), 'latin1') })],
  ['no body', () => ({ body: '' })],
  ['no body and no type', () => ({ body: '', fields: [] })],
  ['another type', () => ({ fields: ['content-type: text/plain'] })],
  ['a type with a charset', () => ({ fields: ['content-type: Application/JSON; charset=utf-8'] })],
  ['no JSON', () => ({ body: '{"a' })],
  ['unknown members', () => ({ body: '{"paramters":{}}' })],
  ['wrong parameters', () => ({ body: '{"parameters":{"location":5}}' })],
  ['a deep body', () => ({ body: `{"parameters":${'{"a":'.repeat(99)}1${'}'.repeat(100)}` })],
  ['a body that is too large', () => ({ body: '"', length: 5_000_000 })],
  ['a query', () => ({ path: `${execute}?a=1` })],
  ['a slash at the end', () => ({ path: `${execute}/` })],
  ['an absolute address', () => ({ path: `http://127.0.0.1:${port}${execute}` })],
  ['an encoded name', () => ({ path: execute.replace('get', '%67et') })],
  ['an encoded slash', () => ({ path: execute.replace('get', 'get%2F') })],
  ['a name that is encoded twice', () => ({ path: execute.replace('get', '%2567et') })],
  ['a wrong encoding', () => ({ path: execute.replace('get', 'get%E0%A4%A') })],
  ['dots for a name', () => ({ path: '/v2/connections/../tools/x/execute' })],
  ['encoded dots', () => ({ path: '/v2/connections/%2e%2E/tools/x/execute' })],
  ['a backslash', () => ({ path: '/v2/connections/a\\b/tools/x/execute' })],
  ['an unknown connection', () => ({ path: '/v2/connections/constructor/tools/x/execute' })],
  ['a foreign host', () => ({ host: 'evil.example' })],
  ['a host with a user', () => ({ host: '127.0.0.1:1@evil.example' })],
  ['a host with a blank', () => ({ host: 'a b' })],
  ['half of an address', () => ({ host: '[::1' })],
  ['an impossible port', () => ({ host: '127.0.0.1:99999' })],
  ['an empty host', () => ({ host: '' })],
  ['an id of its own', () => ({ fields: [json, 'x-request-id: abc'] })],
  ['a client token', () => ({ fields: [json, `x-nanda-client: ${client}`] })],
  ['a cookie', () => ({ fields: [json, 'cookie: a=b', `cookie: nanda_client=${client}`] })],
  ['an empty key', () => ({ fields: [json, 'idempotency-key: '] })],
  ['a long key', () => ({ fields: [json, `idempotency-key: ${'a'.repeat(256)}`] })],
  ['the wish to be told to go on', () => ({ fields: [json, 'expect: 100-continue'] })],
  ['the wish for a stream', () => ({ fields: [json, 'accept: text/event-stream'] })],
])('with %s the short way says what the long way says', async (_, sentOf) => {
  const short = await answerTo(sentOf());
  // A browser's word for its own page; the short way takes none of its requests.
  const long = await answerTo(sentOf(), ['sec-fetch-site: same-origin']);
  expect(short).toEqual(long);
  expect(told).toEqual([]);
});

test('one socket takes calls one after the other, also where one fails or came too early', async () => {
  const requests = [
    bytesOf({}),
    bytesOf({ body: '{"a' }),
    bytesOf({ fields: [json, 'connection: close'] }),
  ];
  const whole = await exchange(Buffer.concat(requests));
  expect(whole.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200']);
});

test.each([
  ['short', [json]],
  ['long', [json, 'sec-fetch-site: same-origin']],
])(
  'a client that hangs up in the middle of its body costs nothing, on the %s way',
  async (_, fields) => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(bytesOf({ length: 1000, fields }), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    await waitFor(async () => (await answerTo({})) !== undefined, { description: 'the next call' });
    expect(told).toEqual([]);
  },
);
