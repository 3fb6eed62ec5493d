import { connect } from 'node:net';
import { waitFor } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPort, type OpenPort } from '../../open-port.js';
import { openMcp, type OpenMcp, type OpenMcpOptions } from '../mcp/open-mcp.fixture.js';

let mcp: OpenMcp;
let port: OpenPort;
/** Requests that went the short way. */
let short = 0;

async function open(options?: OpenMcpOptions): Promise<void> {
  mcp = openMcp(options);
  short = 0;
  port = await openPort({
    place: { port: 0, host: '127.0.0.1' },
    answerDirectly(request, response) {
      const isTaken = mcp.answerDirectly(request, response);
      if (isTaken) short += 1;
      return isTaken;
    },
    answer: (request) => mcp.fetch(request),
    upgrade: (_, { socket }) => void socket.destroy(),
  });
}

async function shut(): Promise<void> {
  mcp.close();
  await port.close({ grace: 50 });
}

beforeEach(() => open());
afterEach(shut);

interface Sent {
  readonly path?: string;
  readonly host?: string;
  readonly fields?: readonly string[];
  readonly body?: string;
  readonly length?: number;
}

const json = 'content-type: application/json';
const both = 'accept: application/json, text/event-stream';
const capabilities = {};
const clientInfo = { name: 't', version: '1' };

function message(method: string, params: object = {}, id: unknown = 1): string {
  return JSON.stringify({ jsonrpc: '2.0', ...(id !== undefined && { id }), method, params });
}

const greeting = message('initialize', { protocolVersion: '2025-11-25', capabilities, clientInfo });
const modernMeta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
};
const modernFields = ['mcp-protocol-version: 2026-07-28', 'mcp-method: tools/call'];
const call = message('tools/call', { name: 'echo', arguments: { a: 'ü' }, _meta: modernMeta });
const streaming = [json, 'accept: text/event-stream', ...modernFields, 'mcp-name: echo'];
const calling = [json, both, ...modernFields, 'mcp-name: echo'];

/** All that is said until the connection is closed. */
async function exchange({ path = '/mcp', fields = [json, both], ...sent }: Sent): Promise<string> {
  const { body = greeting, length = Buffer.byteLength(body) } = sent;
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${sent.host ?? `127.0.0.1:${port.address.port}`}`,
    'connection: close',
    ...fields,
    `content-length: ${length}`,
  ];
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port.address.port, '127.0.0.1', () =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`),
    );
    socket.on('data', (chunk) => void chunks.push(chunk));
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
  return Buffer.concat(chunks).toString();
}

/** An answer without what differs from one to the next. */
async function answerTo(sent: Sent, further: readonly string[] = []): Promise<unknown> {
  const fields = [...(sent.fields ?? [json, both]), ...further];
  const whole = await exchange({ ...sent, fields });
  const end = whole.indexOf('\r\n\r\n');
  const [status, ...lines] = whole.slice(0, end).toLowerCase().split('\r\n');
  const headers = lines
    .filter((line) => !/^(?:date|content-length|transfer-encoding):/.test(line))
    .map((line) => line.replace(/req_\w+/, 'req_').replace(/^(mcp-session-id: ).*/, '$1'));
  const body = /[[{].*[\]}]/s.exec(whole.slice(end))?.[0].replace(/req_\w+/, 'req_');
  return { status, headers: headers.toSorted(), body };
}

test.each<[string, Sent]>([
  ['a greeting', {}],
  ['a call', { fields: calling, body: call }],
  ['a call at a connection', { path: '/mcp/conn_a', fields: calling, body: call }],
  ['a call at a service', { path: '/mcp/service/a.b/c', fields: calling, body: call }],
  ['a view', { path: '/mcp?tools=search', fields: calling, body: call }],
  ['a view that is none', { path: '/mcp?tools=some', fields: calling, body: call }],
  ['a query where there is none', { path: '/mcp/conn_a?tools=all' }],
  ['a field that is missing', { fields: [json, both, ...modernFields], body: call }],
  ['a notification', { body: message('notifications/initialized', {}, undefined) }],
  ['no session', { body: message('tools/list') }],
  ['a foreign session', { fields: [json, both, 'mcp-session-id: x'], body: message('ping') }],
  ['no accept', { fields: [json, 'accept: text/html'] }],
  ['an answer that has to be a stream', { fields: streaming, body: call }],
  ['no body', { body: '' }],
  ['a batch of nothing', { body: '[]' }],
  ['no JSON', { body: '{"a' }],
  ['a body that is too large', { body: '"', length: 50_000_000 }],
  ['a foreign host', { host: 'evil.example' }],
  ['an id of its own', { fields: [json, both, 'x-request-id: abc'] }],
])('with %s the short way says what the long way says', async (_, sent) => {
  const answer = await answerTo(sent);
  expect(short).toBe(1);
  // A browser's word for its own page; the short way takes none of its requests.
  expect(answer).toEqual(await answerTo(sent, ['sec-fetch-site: same-origin']));
  expect(short).toBe(1);
  expect(mcp.warnings).toEqual([]);
});

test.each([
  ['plain REST', '/mcp/v1/tools/list'],
  ['dots', '/mcp/service/../x'],
  ['encoded dots', '/mcp/service/%2e%2e/x'],
  ['a name that is put straight', '/mcp/service/a%20b'],
  ['another path', '/mcpx'],
  ['no connection', '/mcp/other'],
])('%s goes the long way', async (_, path) => {
  await exchange({ path });
  expect(short).toBe(0);
});

test('a stranger gets a token and keeps its session with it', async () => {
  await shut();
  await open({ isLoopback: false });
  const greeted = await exchange({});
  const client = /x-nanda-client: (\S+)/.exec(greeted)?.[1];
  const session = /mcp-session-id: (\S+)/.exec(greeted)?.[1];
  const fields = [json, both, `mcp-session-id: ${session}`];
  const body = message('ping');
  const known = await exchange({ body, fields: [...fields, `x-nanda-client: ${client}`] });
  expect(known).toMatch(/^HTTP\/1.1 200 /);
  const other = `nc_${'a'.repeat(43)}`;
  const unknown = await exchange({ body, fields: [...fields, `x-nanda-client: ${other}`] });
  expect(unknown).toMatch(/^HTTP\/1.1 404 /);
  expect(short).toBe(3);
});

test('who hangs up while its answer is a stream has taken its request back', async () => {
  let isAborted = false;
  await shut();
  await open({
    answer: ({ signal, notify }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          isAborted = true;
          reject(signal.reason as Error);
        });
        notify({ method: 'notifications/progress', params: { progress: 1 } });
      }),
  });
  const _meta = { ...modernMeta, progressToken: 'p' };
  const body = message('tools/call', { name: 'echo', arguments: {}, _meta });
  const gone = new AbortController();
  const answer = await fetch(`${port.address.url}/mcp`, {
    method: 'POST',
    headers: Object.fromEntries(calling.map((line) => line.split(': ', 2) as [string, string])),
    body,
    signal: gone.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('"progressToken":"p"')) text += (await reader?.read())?.value ?? '';
  gone.abort();
  await waitFor(async () => isAborted, { description: 'the call to be cancelled' });
  expect(short).toBe(1);
});
