import { waitFor } from '@nanda/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { openMcp, type OpenMcp, type OpenMcpOptions } from '../open-mcp.fixture.js';
import { readEvents } from '../read-events.fixture.js';

const version = '2026-07-28';
const keys = {
  protocolVersion: 'io.modelcontextprotocol/protocolVersion',
  clientInfo: 'io.modelcontextprotocol/clientInfo',
  clientCapabilities: 'io.modelcontextprotocol/clientCapabilities',
  logLevel: 'io.modelcontextprotocol/logLevel',
  serverInfo: 'io.modelcontextprotocol/serverInfo',
  subscriptionId: 'io.modelcontextprotocol/subscriptionId',
};
const envelope = {
  [keys.protocolVersion]: version,
  [keys.clientInfo]: { name: 'test', version: '1' },
  [keys.clientCapabilities]: { sampling: {} },
};

let mcp: OpenMcp;

function open(options?: OpenMcpOptions): void {
  mcp = openMcp(options);
}

afterEach(() => mcp.close());

interface CallOptions {
  readonly params?: object;
  readonly meta?: object | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly id?: string | number;
  readonly signal?: AbortSignal;
}

function call(
  method: string,
  { params = {}, meta, headers = {}, id = 1, signal }: CallOptions = {},
) {
  const { name } = params as { name?: string };
  const fields = {
    'mcp-protocol-version': version,
    'mcp-method': method,
    ...(name !== undefined && { 'mcp-name': name }),
    ...headers,
  };
  return mcp.send({
    headers: Object.fromEntries(
      Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
    ),
    body: { jsonrpc: '2.0', id, method, params: { ...params, _meta: { ...envelope, ...meta } } },
    ...(signal && { signal }),
  });
}

async function errorOf(answer: Response): Promise<unknown[]> {
  const { error, id } = (await answer.json()) as { error: { code: number }; id: unknown };
  return [answer.status, error.code, id];
}

describe('what a request has to say', () => {
  test.each([
    ['no _meta', {}],
    ['no version', { _meta: { [keys.clientCapabilities]: {} } }],
    ['no capabilities', { _meta: { [keys.protocolVersion]: version } }],
    ['other capabilities', { _meta: { ...envelope, [keys.clientCapabilities]: [] } }],
    ['another client', { _meta: { ...envelope, [keys.clientInfo]: 'me' } }],
    ['another level', { _meta: { ...envelope, [keys.logLevel]: 1 } }],
    ['another token', { _meta: { ...envelope, progressToken: {} } }],
  ])('%s: -32602', async (_, params) => {
    open();
    const headers = { 'mcp-protocol-version': version, 'mcp-method': 'tools/list' };
    const body = { jsonrpc: '2.0', id: 'a', method: 'tools/list', params };
    expect(await errorOf(await mcp.send({ headers, body }))).toEqual([400, -32_602, 'a']);
    expect(mcp.dialogs).toHaveLength(0);
  });

  test('a client need not say who it is', async () => {
    open();
    const answer = await call('tools/list', { meta: { [keys.clientInfo]: undefined } });
    expect(answer.status).toBe(200);
    expect(mcp.dialogs[0]?.client).toEqual({
      principal: { kind: 'local' },
      era: 'modern',
      protocolVersion: version,
      capabilities: { sampling: {} },
    });
  });

  test.each(['v999.0.0', '2025-11-25', '2027-01-01'])(
    'a revision that is not spoken: %s',
    async (other) => {
      open();
      const answer = await call('tools/list', {
        meta: { [keys.protocolVersion]: other },
        headers: { 'mcp-protocol-version': other },
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        id: 1,
        error: {
          code: -32_022,
          data: { requested: other, supported: expect.arrayContaining([version]) },
        },
      });
    },
  );

  test('a newer revision without an envelope that is known here', async () => {
    open();
    const headers = { 'mcp-protocol-version': '2027-01-01' };
    const answer = await mcp.send({
      headers,
      body: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
    });
    expect(await errorOf(answer)).toEqual([400, -32_022, 1]);
  });

  test.each<[string, string, CallOptions]>([
    ['another version', 'tools/list', { headers: { 'mcp-protocol-version': '2025-11-25' } }],
    ['no version', 'tools/list', { headers: { 'mcp-protocol-version': undefined } }],
    ['another method', 'tools/list', { headers: { 'mcp-method': 'TOOLS/LIST' } }],
    ['no method', 'tools/list', { headers: { 'mcp-method': undefined } }],
    ['another name', 'tools/call', { params: { name: 'echo' }, headers: { 'mcp-name': 'x' } }],
    [
      'a name as no field may be',
      'tools/call',
      { params: { name: 'é' }, headers: { 'mcp-name': 'é' } },
    ],
    ['no name', 'tools/call', { params: { name: 'echo' }, headers: { 'mcp-name': undefined } }],
    ['no uri', 'resources/read', { params: { uri: 'a://b' } }],
    ['no task', 'tasks/get', { params: { taskId: 't' } }],
    [
      'broken base64',
      'tools/call',
      { params: { name: 'Hello' }, headers: { 'mcp-name': '=?base64?SGVsbG8?=' } },
    ],
  ])('fields that do not say what the body says: %s', async (_, method, options) => {
    open();
    expect(await errorOf(await call(method, options))).toEqual([400, -32_020, 1]);
    expect(mcp.dialogs).toHaveLength(0);
  });

  test.each([
    ['echo', '  echo  '],
    ['größe', `=?base64?${Buffer.from('größe').toString('base64')}?=`],
    [' padded ', `=?base64?${Buffer.from(' padded ').toString('base64')}?=`],
    ['=?base64?SGVsbG8', '=?base64?SGVsbG8'],
  ])('the name %j as %j', async (name, field) => {
    open({ answer: () => ({ result: { content: [] } }) });
    const answer = await call('tools/call', { params: { name }, headers: { 'mcp-name': field } });
    expect(answer.status).toBe(200);
  });

  test.each([
    'initialize',
    'ping',
    'logging/setLevel',
    'resources/subscribe',
    'resources/unsubscribe',
  ])('%s is gone', async (method) => {
    open({ answer: () => ({ result: {} }) });
    expect(await errorOf(await call(method, { id: 7 }))).toEqual([404, -32_601, 7]);
  });

  test('answers and batches are not taken', async () => {
    open();
    const headers = { 'mcp-protocol-version': version };
    const response = { jsonrpc: '2.0', id: 1, result: {} };
    expect(await errorOf(await mcp.send({ headers, body: response }))).toEqual([
      400,
      -32_600,
      undefined,
    ]);
    const list = [{ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta: envelope } }];
    expect(await errorOf(await mcp.send({ body: list }))).toEqual([400, -32_600, undefined]);
  });

  test.each(['GET', 'DELETE', 'HEAD', 'PUT'])('%s is not allowed', async (method) => {
    open();
    const answer = await mcp.send({ method, headers: { 'mcp-protocol-version': version } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('POST');
  });

  test('a session id is not looked at, and none is given out', async () => {
    open();
    const answer = await call('tools/list', { headers: { 'mcp-session-id': 'x' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('mcp-session-id')).toBeNull();
  });

  test('a notification is accepted, without any field', async () => {
    open();
    const params = { _meta: envelope };
    const body = { jsonrpc: '2.0', method: 'notifications/x', params };
    const answer = await mcp.send({ body });
    expect([answer.status, await answer.text()]).toEqual([202, '']);
    const headers = { 'mcp-method': 'notifications/y' };
    expect(await errorOf(await mcp.send({ headers, body }))).toEqual([400, -32_020, undefined]);
  });
});

describe('answers', () => {
  test('server/discover', async () => {
    open({ facts: { instructions: 'Ask.' } });
    const answer = await call('server/discover');
    expect(await answer.json()).toEqual({
      jsonrpc: '2.0',
      id: 1,
      result: {
        resultType: 'complete',
        supportedVersions: [
          version,
          '2025-11-25',
          '2025-06-18',
          '2025-03-26',
          '2024-11-05',
          '2024-10-07',
        ],
        capabilities: expect.objectContaining({ tools: { listChanged: true } }),
        instructions: 'Ask.',
        ttlMs: 0,
        cacheScope: 'private',
        _meta: { [keys.serverInfo]: { name: 'fake', version: '1.2.3', unknown: { kept: true } } },
      },
    });
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
  });

  test('what is of the client alone does not go on; everything else does, in its order', async () => {
    open();
    const headers = { 'mcp-param-region': 'eu', 'x-other': 'no' };
    await call('tools/call', {
      params: { zeta: 1, name: 'echo', arguments: { a: null }, alpha: [] },
      meta: {
        progressToken: 'p',
        [keys.logLevel]: 'warning',
        traceparent: '00-1',
        'x/own': { b: 1 },
      },
      headers,
    });
    const request = mcp.dialogs[0]?.requests[0];
    expect(JSON.stringify(request?.params)).toBe(
      '{"zeta":1,"name":"echo","arguments":{"a":null},"alpha":[],"_meta":{"traceparent":"00-1","x/own":{"b":1}}}',
    );
    expect(request).toMatchObject({
      method: 'tools/call',
      wantsProgress: true,
      logLevel: 'warning',
      headers: { 'mcp-param-region': 'eu' },
    });
  });

  test('a result is complete where it does not say so, and what it says stays', async () => {
    const said = { zeta: 1, resultType: 'input_required', requestState: 's', _meta: { a: 1 } };
    open({
      answer: ({ method }) => ({
        result:
          method === 'tools/call'
            ? said
            : method === 'tools/list'
              ? { tools: [], ttlMs: 5 }
              : { x: 1 },
      }),
    });
    const answerTo = async (method: string): Promise<unknown> =>
      (await call(method, { params: { name: 'a' } })).json();
    expect(await answerTo('tools/call')).toMatchObject({ result: said });
    expect(await answerTo('tools/list')).toHaveProperty('result', {
      tools: [],
      resultType: 'complete',
      ttlMs: 5,
      cacheScope: 'private',
    });
    expect(await answerTo('x/y')).toHaveProperty('result', { x: 1, resultType: 'complete' });
  });

  test.each([
    [-32_601, 404],
    [-32_021, 400],
    [-32_020, 400],
    [-32_602, 200],
    [-32_022, 200],
    [7, 200],
  ])('the failure %d has the status %d, and is told as it came', async (code, status) => {
    const error = { code, message: 'no', data: { requiredCapabilities: { sampling: {} } } };
    open({ answer: () => ({ error }) });
    const answer = await call('tools/call', { params: { name: 'a' }, id: 'x' });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ jsonrpc: '2.0', id: 'x', error });
  });

  test('nothing before the answer: a document', async () => {
    open();
    const answer = await call('tools/call', { params: { name: 'echo' } });
    expect(answer.headers.get('content-type')).toMatch('application/json');
  });

  test('progress before the answer: a stream, with the token of the client', async () => {
    open();
    const answer = await call('tools/call', {
      params: { name: 'progress' },
      meta: { progressToken: 0 },
    });
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const events = readEvents(answer);
    for (const progress of [1, 2, 3]) {
      const event = await events.next();
      expect(event).toEqual({
        data: `{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":0,"progress":${progress},"total":3}}`,
        id: undefined,
        message: expect.anything(),
      });
    }
    expect((await events.next())?.message).toMatchObject({
      id: 1,
      result: { resultType: 'complete' },
    });
    expect(await events.next()).toBeUndefined();
  });

  test('a log, and whatever was not asked for, is told to nobody', async () => {
    open({
      answer: ({ notify }) => {
        notify({ method: 'notifications/message', params: { level: 'info', data: 1 } });
        notify({ method: 'notifications/message', params: { level: 'error', data: 2 } });
        notify({ method: 'notifications/tools/list_changed', params: {} });
        notify({ method: 'notifications/progress', params: { progress: 1 } });
        return { result: {} };
      },
    });
    const silent = await call('tools/call', { params: { name: 'log' } });
    expect(silent.headers.get('content-type')).toMatch('application/json');
    const meta = { [keys.logLevel]: 'warning' };
    const events = readEvents(await call('tools/call', { params: { name: 'log' }, meta }));
    expect((await events.next())?.message).toMatchObject({ params: { data: 2 } });
    expect((await events.next())?.message).toMatchObject({ result: {} });
  });

  test('after some silence the answer is a stream, which is kept open', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    open({
      limits: { quiet: 1, heartbeat: 150 },
      answer: () => promise.then(() => ({ error: { code: -32_601, message: 'late' } })),
    });
    const answer = await call('tools/call', { params: { name: 'a' } });
    expect(answer.status).toBe(200);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let text = '';
    await waitFor(
      async () => {
        text += new TextDecoder().decode((await reader.read()).value);
        return text.includes(': keep-alive\n\n');
      },
      { description: 'a comment', interval: 0 },
    );
    resolve();
    await waitFor(
      async () => {
        const { value, done } = await reader.read();
        text += new TextDecoder().decode(value);
        return done;
      },
      { description: 'the end', interval: 0 },
    );
    expect(text).toContain('event: message\ndata: {"jsonrpc":"2.0","id":1,"error":{"code":-32601');
  });

  test.each([
    ['application/json', 'application/json'],
    ['text/event-stream', 'text/event-stream'],
    ['text/event-stream, application/json;q=0', 'text/event-stream'],
    ['*/*', 'application/json'],
  ])('Accept: %s', async (accept, type) => {
    open();
    const answer = await call('tools/call', {
      params: { name: accept === 'application/json' ? 'progress' : 'echo' },
      meta: { progressToken: 1 },
      headers: { accept },
    });
    expect(answer.headers.get('content-type')).toMatch(type);
    expect(await answer.text()).toContain('"content"');
  });

  test('who goes away takes the request back', async () => {
    open();
    const gone = new AbortController();
    const pending = call('tools/call', { params: { name: 'wait' }, signal: gone.signal });
    const request = await waitFor(() => mcp.dialogs[0]?.requests[0], { description: 'the call' });
    gone.abort();
    await pending;
    expect(request.signal.aborted).toBe(true);
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
  });

  test('so does who hangs up on the stream', async () => {
    open({
      answer: ({ notify, signal }) => {
        notify({ method: 'notifications/progress', params: { progress: 1 } });
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      },
    });
    const answer = await call('tools/call', { params: { name: 'a' }, meta: { progressToken: 1 } });
    const events = readEvents(answer);
    await events.next();
    await events.cancel();
    await waitFor(() => mcp.dialogs[0]?.isClosed, { description: 'the dialog to be closed' });
    expect(mcp.dialogs[0]?.requests[0]?.signal.aborted).toBe(true);
    expect(mcp.warnings).toEqual([]);
  });

  test('who reads more slowly than all is told misses some of it, and has the answer', async () => {
    open({
      limits: { maxKeptEvents: 8 },
      answer: ({ notify }) => {
        for (let progress = 1; progress <= 100; progress += 1) {
          notify({ method: 'notifications/progress', params: { progress } });
        }
        return { result: { done: true } };
      },
    });
    const answer = await call('tools/call', { params: { name: 'a' }, meta: { progressToken: '' } });
    const told = [];
    const events = readEvents(answer);
    for (let event = await events.next(); event; event = await events.next()) {
      told.push(event.message);
    }
    expect(told.length).toBeLessThan(20);
    expect(told.at(-2)).toMatchObject({ params: { progressToken: '', progress: 100 } });
    expect(told.at(-1)).toMatchObject({ id: 1, result: { done: true } });
  });

  test('who does not read holds up nothing, and is hung up on', async () => {
    open({
      limits: { maxKeptEvents: 8, heartbeat: 5 },
      answer: ({ notify, signal }) => {
        for (let progress = 0; progress < 100; progress += 1) {
          notify({ method: 'notifications/progress', params: { progress } });
        }
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      },
    });
    const answer = await call('tools/call', { params: { name: 'a' }, meta: { progressToken: 1 } });
    await waitFor(() => mcp.dialogs[0]?.isClosed, { description: 'the dialog to be closed' });
    expect(mcp.dialogs[0]?.requests[0]?.signal.aborted).toBe(true);
    await answer.body?.cancel();
  });

  test('a fault of ours is told without a word of it, and logged', async () => {
    open({
      answer: () => {
        throw new Error('secret');
      },
    });
    const answer = await call('tools/call', { params: { name: 'a' } });
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ id: 1, error: { code: -32_603 } });
    expect(text).not.toContain('secret');
    expect(mcp.warnings).toHaveLength(1);
  });

  test('a proxy that closes answers what waits', async () => {
    open();
    const pending = call('tools/call', { params: { name: 'wait' } });
    await waitFor(() => mcp.dialogs[0]?.requests[0], { description: 'the call' });
    mcp.close();
    expect(await (await pending).json()).toMatchObject({
      error: { data: { code: 'OVERLOADED' } },
    });
  });

  test('a client is asked by the answer, and by nothing else', async () => {
    open();
    const answer = await call('tools/call', { params: { name: 'elicit' } });
    expect(await answer.text()).toContain('asked by the answer');
  });
});

describe('subscriptions/listen', () => {
  const filter = { toolsListChanged: true, resourceSubscriptions: ['a://b'], taskIds: ['t'] };
  const listen = (options: CallOptions = {}) =>
    call('subscriptions/listen', { params: { notifications: filter }, id: 'sub', ...options });

  test('says first what is told; every message has the id; a graceful end is the result', async () => {
    open({ honour: ({ toolsListChanged }) => ({ toolsListChanged }) });
    const events = readEvents(await listen());
    expect((await events.next())?.message).toEqual({
      jsonrpc: '2.0',
      method: 'notifications/subscriptions/acknowledged',
      params: {
        notifications: { toolsListChanged: true },
        _meta: { [keys.subscriptionId]: 'sub' },
      },
    });
    const listening = mcp.dialogs[0]?.listenings[0];
    expect(listening?.filter).toEqual(filter);
    listening?.notify({ method: 'notifications/tools/list_changed', params: { _meta: { a: 1 } } });
    expect((await events.next())?.message).toEqual({
      jsonrpc: '2.0',
      method: 'notifications/tools/list_changed',
      params: { _meta: { a: 1, [keys.subscriptionId]: 'sub' } },
    });
    listening?.end();
    expect((await events.next())?.message).toEqual({
      jsonrpc: '2.0',
      id: 'sub',
      result: { resultType: 'complete', _meta: { [keys.subscriptionId]: 'sub' } },
    });
    expect(await events.next()).toBeUndefined();
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
  });

  test('a proxy that closes ends it gracefully', async () => {
    open();
    const events = readEvents(await listen());
    await events.next();
    mcp.close();
    expect((await events.next())?.message).toMatchObject({ id: 'sub', result: {} });
    expect(await events.next()).toBeUndefined();
    expect(mcp.dialogs[0]?.listenings[0]?.signal.aborted).toBe(true);
  });

  test('who hangs up has ended it, and given its place back', async () => {
    open({ limits: { maxSubscriptionsOfPrincipal: 1 } });
    const events = readEvents(await listen());
    await events.next();
    expect(await errorOf(await listen())).toEqual([200, -32_603, 'sub']);
    await events.cancel();
    await waitFor(() => mcp.dialogs[0]?.isClosed, { description: 'the dialog to be closed' });
    expect(mcp.dialogs[0]?.listenings[0]?.signal.aborted).toBe(true);
    expect((await listen()).headers.get('content-type')).toBe('text/event-stream');
  });

  test('who does not read is hung up on', async () => {
    open({ limits: { maxKeptEvents: 4 } });
    const events = readEvents(await listen());
    for (let count = 0; count < 100; count += 1) {
      mcp.dialogs[0]?.listenings[0]?.notify({ method: 'notifications/x', params: { count } });
    }
    const seen = [];
    for (let event = await events.next(); event; event = await events.next()) seen.push(event);
    expect(seen.length).toBeLessThan(10);
    expect(seen.some(({ message }) => message?.['id'] === 'sub')).toBe(false);
    await waitFor(() => mcp.dialogs[0]?.isClosed, { description: 'the dialog to be closed' });
  });

  test('it needs a filter, and a client that takes streams', async () => {
    open();
    expect(await errorOf(await listen({ params: {} }))).toEqual([200, -32_602, 'sub']);
    for (const resourceSubscriptions of [5, 'x:1', [1], {}, null]) {
      const params = { notifications: { resourceSubscriptions } };
      expect(await errorOf(await listen({ params }))).toEqual([200, -32_602, 'sub']);
    }
    expect(mcp.warnings).toEqual([]);
    const headers = { accept: 'application/json' };
    expect(await errorOf(await listen({ headers }))).toEqual([406, -32_000, 'sub']);
    expect(mcp.dialogs.every(({ isClosed }) => isClosed)).toBe(true);
  });
});
