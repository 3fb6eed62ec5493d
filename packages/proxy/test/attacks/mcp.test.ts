import { access, writeFile } from 'node:fs/promises';
import { request as startRequest } from 'node:http';
import { join } from 'node:path';
import {
  createCoffeeServer,
  createInteractiveServer,
  createTemporaryDirectory,
  startConformanceService,
  startHttpService,
  waitFor,
  type HttpService,
} from '@nanda/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createProxy, type Logger, type ProxyOptions } from '../../src/index.js';
import { untilListed } from '../until-listed.js';

type Members = Record<string, unknown>;

interface Answer {
  readonly status: number;
  readonly sessionId: string | undefined;
  readonly text: string;
  /** Of what is no stream. */
  readonly body: {
    readonly result?: Members;
    readonly error?: { readonly code: number; readonly data?: Members };
  };
}

interface Post {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const legacy = { protocolVersion: '2025-11-25', capabilities: {} };
const forms = { elicitation: { form: {} } };
const stranger = { 'x-nanda-client': `nc_${'b'.repeat(43)}` };

async function openProxy(
  stack: AsyncDisposableStack,
  { services = {}, ...options }: ProxyOptions & { services?: Record<string, unknown> } = {},
) {
  const { path } = stack.use(await createTemporaryDirectory());
  const catalog = join(path, 'services.json');
  const rows = Object.entries(services).map(([id, row]) => ({
    id,
    name: id,
    ...(typeof row === 'string' ? { endpoint: row } : (row as object)),
  }));
  await writeFile(catalog, JSON.stringify(rows));
  const unforeseen: string[] = [];
  const logger: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (message, facts) => unforeseen.push(`${message} ${JSON.stringify(facts)}`),
  };
  const proxy = createProxy({
    dataDir: join(path, 'data'),
    registries: [{ type: 'file', path: catalog }],
    logger,
    ...options,
  });
  stack.defer(() => proxy.close());
  const { url } = await proxy.listen({ port: 0 });
  if (rows.length > 0) await untilListed(proxy, 1);

  /** Over Node's own client: `fetch` sets Host, Origin and Sec-Fetch-Site by itself. */
  function send(place: string, { method = 'POST', body, headers = {} }: Post): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const fields = {
        accept: 'application/json, text/event-stream',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      };
      const request = startRequest(url + place, { method, headers: fields }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
          // It would go on; that it is one is all that is asked here.
          if (response.headers['content-type'] === 'text/event-stream' && method === 'GET') {
            response.destroy();
          }
        });
        response.on('error', reject);
        response.on('close', () => {
          const sessionId = response.headers['mcp-session-id'];
          const type = response.headers['content-type'] ?? '';
          resolve({
            status: response.statusCode ?? 0,
            sessionId: typeof sessionId === 'string' ? sessionId : undefined,
            text,
            body: (type.includes('json') && text !== '' ? JSON.parse(text) : {}) as Answer['body'],
          });
        });
      });
      request.on('error', reject);
      request.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  let last = 0;
  function ask(place: string, method: string, params: Members, headers?: Record<string, string>) {
    last += 1;
    return send(place, {
      body: { jsonrpc: '2.0', id: last, method, params },
      ...(headers && { headers }),
    });
  }

  async function begin(place = '/mcp', headers: Record<string, string> = {}) {
    const { sessionId = '' } = await ask(place, 'initialize', legacy, headers);
    return { ...headers, 'mcp-session-id': sessionId };
  }

  function askModern(
    method: string,
    params: Members,
    { capabilities = {}, headers = {} }: { capabilities?: object; headers?: object } = {},
  ) {
    const { name } = params;
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': capabilities,
    };
    const fields = {
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': method,
      ...(typeof name === 'string' && {
        'mcp-name': `=?base64?${Buffer.from(name).toString('base64')}?=`,
      }),
      ...headers,
    };
    return ask('/mcp', method, { ...params, _meta }, fields);
  }

  async function connect(serviceId: string, session: Record<string, string>) {
    const parameters = { name: 'connect_service', arguments: { service_id: serviceId } };
    const { body } = await ask('/mcp', 'tools/call', parameters, session);
    expect(body.result?.['isError'], JSON.stringify(body)).toBeUndefined();
  }

  return { path, url, proxy, send, ask, askModern, begin, connect, unforeseen };
}

type Opened = Awaited<ReturnType<typeof openProxy>>;

const places = ['/mcp', '/mcp/service/coffee', '/mcp/conn_1', '/mcp/v1/tools/list'];
const initialize = { jsonrpc: '2.0', id: 1, method: 'initialize', params: legacy };

describe('a web page, a neighbour and a stranger', () => {
  let stack: AsyncDisposableStack;
  let coffee: HttpService;
  let opened: Opened;
  beforeAll(async () => {
    stack = new AsyncDisposableStack();
    coffee = stack.use(await startHttpService({ createServer: createCoffeeServer }));
    opened = await openProxy(stack, { services: { coffee: coffee.url } });
  });
  beforeEach(() => {
    opened.unforeseen.length = 0;
  });
  afterAll(() => stack.disposeAsync());

  test.each([
    { host: 'evil.example' },
    { host: '127.0.0.1.evil.example' },
    { host: '0.0.0.0' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('a page that comes with %o is let in nowhere', async (headers) => {
    for (const place of places) {
      for (const method of ['POST', 'GET', 'DELETE', 'OPTIONS']) {
        const { status } = await opened.send(place, {
          method,
          headers,
          ...(method === 'POST' && { body: initialize }),
        });
        expect(status, `${method} ${place}`).toBe(403);
      }
    }
  });

  test('what a plain form can send is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { 'content-type': type };
      const { status } = await opened.send('/mcp', { body: initialize, headers });
      expect(status).toBe(415);
    }
  });

  test("nothing that is the caller's own reaches a service", async () => {
    const session = await opened.begin();
    await opened.connect('coffee', session);
    const headers = {
      authorization: 'Bearer SECRET',
      cookie: 'nanda_client=SECRET; other=SECRET',
      'proxy-authorization': 'SECRET',
      'x-api-key': 'SECRET',
      'x-nanda-client': 'SECRET',
      // Not `x-forwarded-for`: whoever sends that is somebody else.
      'x-forwarded-host': 'SECRET',
      'x-anything': 'SECRET',
      'last-event-id': 'SECRET',
    };
    const call = { name: 'coffee_requestinfo', arguments: { category: 'premium' } };
    const answers = [
      await opened.ask('/mcp', 'tools/call', call, { ...headers, ...session }),
      await opened.askModern('tools/call', call, {
        headers: { ...headers, 'mcp-session-id': 'SECRET' },
      }),
    ];
    for (const { body } of answers) expect(body).toHaveProperty('result');
    const calls = coffee.requests.filter(({ rpcMethod }) => rpcMethod === 'tools/call');
    expect(calls).toHaveLength(2);
    expect(JSON.stringify(coffee.requests)).not.toContain('SECRET');
  });

  test('a session is there for its principal at its own URL, and for nobody else', async () => {
    const mine = await opened.begin('/mcp', { 'x-nanda-client': `nc_${'a'.repeat(43)}` });
    const id = { 'mcp-session-id': mine['mcp-session-id'] };
    for (const headers of [id, { ...id, ...stranger }]) {
      for (const method of ['POST', 'GET', 'DELETE']) {
        const { status } = await opened.send('/mcp', {
          method,
          headers,
          ...(method === 'POST' && { body: { jsonrpc: '2.0', id: 1, method: 'ping' } }),
        });
        expect(status).toBe(404);
      }
    }
    for (const place of ['/mcp?tools=search', '/mcp/service/coffee', '/mcp/conn_1']) {
      expect((await opened.ask(place, 'ping', {}, mine)).status).toBe(404);
    }
    // An id of one's own choice begins nothing.
    const chosen = { ...mine, 'mcp-session-id': 'chosen' };
    expect((await opened.ask('/mcp', 'initialize', legacy, chosen)).status).toBe(404);
    expect((await opened.ask('/mcp', 'ping', {}, mine)).body.result).toEqual({});
  });

  test('the connections of one are neither seen nor used nor closed by another', async () => {
    const mine = await opened.begin();
    await opened.connect('coffee', mine);
    const listed = await opened.ask('/mcp', 'tools/call', { name: 'list_connections' }, mine);
    const content = listed.body.result?.['structuredContent'];
    const id = /conn_\w+/.exec(JSON.stringify(content))?.[0] ?? '';
    expect(id).not.toBe('');
    const other = await opened.begin('/mcp', stranger);
    const attempts: [string, Members][] = [
      ['list_connections', {}],
      ['coffee_requestinfo', { category: 'premium' }],
      ['execute_tool', { connection: id, tool: 'requestinfo', arguments: {} }],
      ['disconnect_service', { connection: id }],
    ];
    for (const [name, parameters] of attempts) {
      const call = { name, arguments: parameters };
      const { text } = await opened.ask('/mcp', 'tools/call', call, other);
      expect(text).not.toMatch(/"state"|premium members|"was_connected"/i);
    }
    const there = await opened.ask(`/mcp/${id}`, 'initialize', legacy, stranger);
    expect(there).toMatchObject({ sessionId: undefined, body: { error: { code: -32_602 } } });
    const call = { name: 'coffee_requestinfo', arguments: { category: 'premium' } };
    expect((await opened.ask('/mcp', 'tools/call', call, mine)).body).toHaveProperty('result');
  });

  test(
    'whatever stands where, the answer is one that was foreseen',
    { timeout: 60_000 },
    async () => {
      const session = await opened.begin();
      await opened.connect('coffee', session);
      const odd: unknown[] = [
        null,
        -1,
        1e308,
        true,
        [],
        {},
        [[]],
        [null],
        '',
        '\u{0}',
        '\u{d800}',
        '__proto__',
        'constructor',
        'x'.repeat(20_000),
        JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
      ];
      const methods: Record<string, readonly string[]> = {
        'tools/call': ['name', 'arguments', '_meta', 'requestState', 'inputResponses'],
        'tools/list': ['cursor', '_meta'],
        'prompts/get': ['name', 'arguments'],
        'resources/read': ['uri'],
        'resources/subscribe': ['uri'],
        'completion/complete': ['ref', 'argument', 'context'],
        'logging/setLevel': ['level'],
        'tasks/get': ['taskId'],
        constructor: ['x'],
      };
      const cases = Object.entries(methods).flatMap(([method, members]) =>
        members.flatMap((member) => odd.map((value) => ({ method, member, value }))),
      );
      for (const { method, member, value } of cases) {
        const params = {
          ...(method === 'tools/call' && { name: 'coffee_requestinfo' }),
          ...(Object.defineProperty({}, member, { value, enumerable: true }) as Members),
        };
        for (const answer of [
          await opened.ask('/mcp', method, params, session),
          await opened.askModern(method, params),
        ]) {
          expect(answer.status, `${method} ${member}`).toBeLessThan(500);
          expect(answer.text).not.toContain('not foreseen');
        }
      }
      expect(opened.unforeseen).toEqual([]);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  test.each([0, true, 'x:1', {}, [null], [5], [['x:1']]])(
    'resources to follow that are %o are refused as what they are',
    async (resourceSubscriptions) => {
      const { body } = await opened.askModern('subscriptions/listen', {
        notifications: { resourceSubscriptions },
      });
      expect(body.error?.code).toBe(-32_602);
      expect(opened.unforeseen).toEqual([]);
    },
  );

  test('bodies that are none are told apart, and none of them stays', async () => {
    const session = await opened.begin();
    const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
    const bodies: [unknown, number][] = [
      ['', 400],
      ['{', 400],
      ['null', 400],
      ['[]', 400],
      ['['.repeat(10_000) + ']'.repeat(10_000), 400],
      [`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 400],
      [Array.from({ length: 101 }, (_, id) => ({ ...ping, id })), 400],
      [[ping, ping], 400],
      [{ ...ping, id: null }, 400],
      [{ ...ping, id: {} }, 400],
      [{ ...ping, params: { long: 'x'.repeat(4 * 1024 * 1024) } }, 413],
      ['{"__proto__":{"jsonrpc":"2.0","id":1,"method":"ping"}}', 400],
      [{ ...ping, id: '__proto__' }, 200],
    ];
    for (const [body, status] of bodies) {
      const headers = { ...session, 'content-type': 'application/json' };
      const answer = await opened.send('/mcp', { body, headers });
      expect(answer.status, JSON.stringify(body).slice(0, 80)).toBe(status);
    }
    expect((await opened.ask('/mcp', 'ping', {}, session)).body.result).toEqual({});
  });

  test('positions that no stream has are refused, and those of another session are not found', async () => {
    const mine = await opened.begin();
    for (const [position, status] of [
      ['s-0', 200],
      ['s-999999999999', 200],
      ['r1-0', 400],
      ['s--1', 400],
      ['__proto__-1', 400],
      ['x'.repeat(5000), 400],
    ] as const) {
      const headers = { ...mine, 'last-event-id': position };
      expect((await opened.send('/mcp', { method: 'GET', headers })).status).toBe(status);
      const others = { ...headers, ...stranger };
      expect((await opened.send('/mcp', { method: 'GET', headers: others })).status).toBe(404);
    }
  });

  test(
    'sessions that nobody comes back to make room for new ones',
    { timeout: 60_000 },
    async () => {
      const first = await opened.begin();
      let latest = first;
      for (let count = 0; count < 200; count += 1) latest = await opened.begin();
      expect((await opened.ask('/mcp', 'ping', {}, first)).status).toBe(404);
      expect((await opened.ask('/mcp', 'ping', {}, latest)).status).toBe(200);
    },
  );

  test('whoever goes away while the service is reached leaves no word in the log', async () => {
    await using silent = await startHttpService({
      createServer: createCoffeeServer,
      intercept: () => true,
    });
    await using mine = new AsyncDisposableStack();
    const { url, unforeseen, proxy } = await openProxy(mine, { services: { silent: silent.url } });
    const request = startRequest(`${url}/mcp/service/silent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: '*/*' },
    });
    request.on('error', () => undefined);
    request.end(JSON.stringify(initialize));
    await waitFor(() => silent.requests.length > 0, { description: 'the service to be asked' });
    request.destroy();
    await proxy.close();
    expect(unforeseen).toEqual([]);
  });
});

test('with a token nothing under /mcp answers without it', { timeout: 30_000 }, async () => {
  await using stack = new AsyncDisposableStack();
  const token = 'T'.repeat(40);
  const { send, begin, ask } = await openProxy(stack, { token });
  const session = await begin('/mcp', { authorization: `Bearer ${token}` });
  expect((await ask('/mcp', 'ping', {}, session)).status).toBe(200);
  const id = { 'mcp-session-id': session['mcp-session-id'] };
  const rest = ['initialize', 'subscriptions', 'sse/subscribe', 'sse/progress/x', 'nothing'];
  const all = [...places, '/mcp/', '/mcp//', '/mcp/health', ...rest.map((x) => `/mcp/v1/${x}`)];
  for (const place of all) {
    for (const method of ['POST', 'GET', 'DELETE', 'PUT']) {
      for (const headers of [
        id,
        { ...id, authorization: 'Bearer ' },
        { ...id, authorization: `Bearer ${token.slice(1)}` },
        { ...id, authorization: `Basic ${token}` },
        { ...id, 'x-api-key': '' },
        { ...id, ...stranger },
      ]) {
        const body = method === 'POST' ? initialize : undefined;
        const { status } = await send(place, { method, headers, body });
        expect(status, `${method} ${place}`).toBe(401);
      }
    }
  }
});

test(
  'no request starts a command that the user has not configured',
  { timeout: 30_000 },
  async () => {
    await using stack = new AsyncDisposableStack();
    const { path } = stack.use(await createTemporaryDirectory());
    const mark = join(path, 'was-run');
    const command = { command: 'touch', args: [mark], transport: 'stdio' };
    const row = { endpoint: `touch ${mark}`, transport: 'stdio' };
    const services = { command, row, 'file-url': 'file:///bin/touch', 'local/mine': command };
    const { ask, begin } = await openProxy(stack, { services });
    const session = await begin();
    const ids = ['/bin/touch', 'file:///bin/touch', `touch ${mark}`, 'stdio:touch', '$(touch x)'];
    for (const id of [...Object.keys(services), ...ids]) {
      const attempts: [string, Members][] = [
        ['connect_service', { service_id: id }],
        ['connect_service', { service_id: id, command: 'touch', args: [mark] }],
        ['connect_service', { service_id: { id, ...command } }],
        ['execute_tool', { connection: id, tool: 'any' }],
        ['get_service', { service_id: id }],
      ];
      for (const [name, parameters] of attempts) {
        const call = { name, arguments: parameters };
        const { status } = await ask('/mcp', 'tools/call', call, session);
        expect(status).toBe(200);
      }
      const place = `/mcp/service/${encodeURIComponent(id)}`;
      expect((await ask(place, 'initialize', legacy)).body).toHaveProperty('error');
    }
    await expect(access(mark)).rejects.toThrow('ENOENT');
  },
);

describe('services', () => {
  test('many long templates do not keep everybody waiting', { timeout: 20_000 }, async () => {
    await using stack = new AsyncDisposableStack();
    const long = `x:${'a'.repeat(8000)}`;
    const templates = Array.from({ length: 1000 }, (_, index) => ({
      uriTemplate: `x:${'{+a}a'.repeat(31)}${index}`,
      name: 'many',
    }));
    const service = stack.use(
      await startConformanceService({
        eras: ['legacy'],
        intercept({ response, body, rpcMethod }) {
          const isList = rpcMethod === 'resources/templates/list';
          if (!isList && rpcMethod !== 'tools/call') return false;
          const link = { type: 'resource_link', uri: long, name: 'long' };
          const result = isList ? { resourceTemplates: templates } : { content: [link] };
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ jsonrpc: '2.0', id: (body as Members)['id'], result }));
          return true;
        },
      }),
    );
    const { ask, begin, connect } = await openProxy(stack, { services: { many: service.url } });
    const session = await begin();
    await connect('many', session);
    const listed = await ask('/mcp', 'resources/templates/list', {}, session);
    expect(listed.body.result?.['resourceTemplates']).toHaveLength(1000);
    const call = { name: 'many_test_simple_text', arguments: {} };
    const called = await ask('/mcp', 'tools/call', call, session);
    expect(called.body.result).toMatchObject({ content: [{ uri: long }] });
    const read = await ask('/mcp', 'resources/read', { uri: `${long}b` }, session);
    expect(read.body.error?.code).toBe(-32_002);
  });

  test(
    'one that is killed in a call is told of at once, and back for the next',
    { timeout: 30_000 },
    async () => {
      await using stack = new AsyncDisposableStack();
      let isDeadly = false;
      let crashed: Promise<void> | undefined;
      const service = stack.use(
        await startHttpService({
          createServer: createCoffeeServer,
          intercept({ rpcMethod }) {
            if (!isDeadly || rpcMethod !== 'tools/call') return false;
            isDeadly = false;
            setImmediate(() => {
              crashed = service.crash();
            });
            return true;
          },
        }),
      );
      const { ask, askModern, begin, connect } = await openProxy(stack, {
        services: { coffee: service.url },
      });
      const session = await begin();
      await connect('coffee', session);
      const call = { name: 'coffee_requestinfo', arguments: { category: 'premium' } };
      for (const make of [
        () => ask('/mcp', 'tools/call', call, session),
        () => askModern('tools/call', call),
      ]) {
        isDeadly = true;
        expect((await make()).body.error?.data).toMatchObject({ code: 'UPSTREAM_LOST' });
        await crashed;
        await service.restart();
        // On a busy machine so many attempts may have failed meanwhile that it is left alone for a moment.
        let again = await make();
        await waitFor(
          async () => {
            if (again.body.error?.data?.['code'] !== 'CIRCUIT_OPEN') return true;
            again = await make();
            return false;
          },
          { description: 'the service to be called again', timeout: 10_000, interval: 100 },
        );
        expect(again.body, again.text).toHaveProperty('result');
      }
    },
  );

  test(
    'the state of a call that waits is of use for its own client and call alone',
    { timeout: 20_000 },
    async () => {
      await using stack = new AsyncDisposableStack();
      const service = stack.use(
        await startHttpService({ createServer: createInteractiveServer, eras: ['legacy'] }),
      );
      const { askModern, begin, connect } = await openProxy(stack, {
        services: { asker: service.url },
      });
      await connect('asker', await begin());
      await connect('asker', await begin('/mcp', stranger));
      const call = { name: 'asker_ask-form', arguments: {} };
      const options = { capabilities: forms };
      const { body } = await askModern('tools/call', call, options);
      const { requestState, inputRequests } = body.result as {
        requestState: string;
        inputRequests: Members;
      };
      const [key = ''] = Object.keys(inputRequests);
      const inputResponses = { [key]: { action: 'decline' } };
      const last = requestState.endsWith('A') ? 'B' : 'A';
      const forged: [Members, object][] = [
        [{ ...call, requestState: requestState.slice(0, -1) + last }, options],
        [{ ...call, requestState: requestState.split('.', 2).join('.') }, options],
        [{ ...call, requestState, arguments: { other: 1 } }, options],
        [{ ...call, requestState, name: 'asker_ask-url' }, options],
        [
          { ...call, requestState },
          { ...options, headers: stranger },
        ],
      ];
      for (const [params, how] of forged) {
        const refused = await askModern('tools/call', { ...params, inputResponses }, how);
        expect(refused.body.error?.code).toBe(-32_602);
      }
      const right = { ...call, requestState, inputResponses };
      const answered = await askModern('tools/call', right, options);
      expect(answered.body.result).toMatchObject({ resultType: 'complete' });
      const replayed = await askModern('tools/call', right, options);
      expect(replayed.body.error?.code).toBe(-32_602);
    },
  );
});
