import { waitFor } from '@nanda/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { openMcp, type OpenMcp, type OpenMcpOptions } from '../open-mcp.fixture.js';
import { readEvents } from '../read-events.fixture.js';

let mcp: OpenMcp;

function open(options?: OpenMcpOptions): void {
  mcp = openMcp(options);
}

afterEach(() => mcp.close());

type Fields = Readonly<Record<string, string>>;

function request(method: string, params?: object, id: string | number = 1): object {
  return { jsonrpc: '2.0', id, method, ...(params && { params }) };
}

function callOf(name: string, id: string | number = 1, progressToken?: string): object {
  const _meta = progressToken === undefined ? {} : { _meta: { progressToken } };
  return request('tools/call', { name, ..._meta }, id);
}

async function errorOf(answer: Response): Promise<unknown[]> {
  const { error, id } = (await answer.json()) as { error: { code: number }; id: unknown };
  return [answer.status, error.code, id];
}

describe('initialize', () => {
  const initialize = (params: object, fields: Fields = {}) =>
    mcp.send({ headers: fields, body: request('initialize', params, 'i') });

  test('opens a session', async () => {
    open({ facts: { instructions: 'Ask.' } });
    const clientInfo = { name: 'me', version: '1', icons: [] };
    const capabilities = { roots: { listChanged: true }, own: { x: 1 } };
    const answer = await initialize({ protocolVersion: '2025-06-18', capabilities, clientInfo });
    expect(answer.headers.get('mcp-session-id')).toMatch(/^[\da-f-]{36}$/);
    expect(answer.headers.get('content-type')).toMatch('application/json');
    expect(await answer.json()).toEqual({
      jsonrpc: '2.0',
      id: 'i',
      result: {
        protocolVersion: '2025-06-18',
        capabilities: expect.objectContaining({ logging: {} }),
        serverInfo: { name: 'fake', version: '1.2.3', unknown: { kept: true } },
        instructions: 'Ask.',
      },
    });
    expect(mcp.dialogs[0]?.client).toEqual({
      principal: { kind: 'local' },
      era: 'legacy',
      protocolVersion: '2025-06-18',
      capabilities,
      clientInfo,
    });
  });

  test.each([
    ['2024-11-05', '2026-07-28', '2024-11-05'],
    ['2025-11-25', '2026-07-28', '2025-11-25'],
    ['2025-11-25', '2025-03-26', '2025-03-26'],
    ['2024-11-05', '2025-03-26', '2024-11-05'],
    ['2099-01-01', '2026-07-28', '2025-11-25'],
    ['1.0', '2025-06-18', '2025-06-18'],
  ])('asked for %s of a service of %s: %s', async (asked, spoken, agreed) => {
    open({ facts: { protocolVersion: spoken } });
    const fields = await mcp.initialize({ version: asked });
    expect(fields['mcp-protocol-version']).toBe(agreed);
  });

  test('of a client that goes away is no fault, and leaves no session behind', async () => {
    open({ describe: () => new Promise(() => undefined) });
    const gone = new AbortController();
    const params = { protocolVersion: '2025-11-25', capabilities: {} };
    const pending = mcp.send({ body: request('initialize', params), signal: gone.signal });
    await waitFor(() => mcp.dialogs[0], { description: 'the dialog' });
    gone.abort();
    expect((await pending).headers.get('mcp-session-id')).toBeNull();
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
    expect(mcp.warnings).toEqual([]);
  });

  test('its header is not looked at, but for a revision that has no initialize', async () => {
    open();
    const params = { protocolVersion: '2025-11-25', capabilities: {} };
    expect((await initialize(params, { 'mcp-protocol-version': '2025-11-25' })).status).toBe(200);
    const answer = await initialize(params, { 'mcp-protocol-version': '2026-07-28' });
    expect(await errorOf(answer)).toEqual([400, -32_020, 'i']);
  });

  test('what it has to say', async () => {
    open();
    expect(await errorOf(await initialize({ capabilities: {} }))).toEqual([400, -32_602, 'i']);
    expect(mcp.dialogs).toHaveLength(0);
  });

  test('an endpoint that cannot say what it is: no session', async () => {
    open({
      describe: () => {
        throw new Error('secret');
      },
    });
    const answer = await initialize({ protocolVersion: '2025-11-25', capabilities: {} });
    expect(answer.headers.get('mcp-session-id')).toBeNull();
    expect(await errorOf(answer)).toEqual([200, -32_603, 'i']);
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
  });

  test('for a client that takes streams alone', async () => {
    open();
    const params = { protocolVersion: '2025-11-25', capabilities: {} };
    const answer = await initialize(params, { accept: 'text/event-stream' });
    expect(answer.headers.get('mcp-session-id')).toMatch(/^[\da-f-]{36}$/);
    const events = readEvents(answer);
    expect(await events.next()).toMatchObject({ id: 'r1-0', data: '' });
    expect((await events.next())?.message).toMatchObject({ id: 'i', result: {} });
  });
});

describe('sessions', () => {
  const list = { body: request('tools/list') };

  test('a request needs one', async () => {
    open();
    expect(await errorOf(await mcp.send(list))).toEqual([400, -32_000, 1]);
    const headers = { 'mcp-session-id': 'x' };
    expect(await errorOf(await mcp.send({ ...list, headers }))).toEqual([404, -32_001, 1]);
    for (const method of ['GET', 'DELETE']) {
      expect((await mcp.send({ method })).status).toBe(400);
      expect((await mcp.send({ method, headers })).status).toBe(404);
    }
  });

  test('DELETE ends it', async () => {
    open();
    const headers = await mcp.initialize();
    const wait = mcp.send({ headers, body: callOf('wait') });
    const main = readEvents(await mcp.send({ method: 'GET', headers }));
    await main.next();
    await waitFor(() => mcp.dialogs[0]?.requests[0], { description: 'the call' });
    const answer = await mcp.send({ method: 'DELETE', headers });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
    expect(mcp.dialogs[0]?.requests[0]?.signal.aborted).toBe(true);
    expect((await wait).status).toBe(200);
    expect(await main.next()).toBeUndefined();
    expect((await mcp.send({ ...list, headers })).status).toBe(404);
  });

  test('of a caller who shows nothing but its id, it is enough to show that', async () => {
    open({ isLoopback: false });
    const headers = await mcp.initialize();
    expect((await mcp.send({ ...list, headers })).status).toBe(200);
    const somebody = { ...headers, 'x-nanda-client': `nc_${'a'.repeat(43)}` };
    expect((await mcp.send({ ...list, headers: somebody })).status).toBe(404);
    const theirs = await mcp.initialize({ headers: { 'x-nanda-client': `nc_${'b'.repeat(43)}` } });
    const { 'x-nanda-client': _, ...stolen } = theirs;
    expect((await mcp.send({ ...list, headers: stolen })).status).toBe(404);
  });

  test('it belongs to its principal, and to its endpoint', async () => {
    open();
    const token = `nc_${'a'.repeat(43)}`;
    const headers = await mcp.initialize({ headers: { 'x-nanda-client': token } });
    expect((await mcp.send({ ...list, headers })).status).toBe(200);
    const { 'x-nanda-client': _, ...others } = headers;
    const unknown = await mcp.send({ ...list, headers: { ...others, 'mcp-session-id': 'x' } });
    const other = await mcp.send({ ...list, headers: others });
    expect([other.status, await other.text()]).toEqual([404, await unknown.text()]);
    for (const path of ['/mcp/conn_1', '/mcp?tools=search']) {
      expect((await mcp.send({ ...list, path, headers })).status).toBe(404);
    }
  });

  test.each(['2026-07-27', 'x'])('its header names a revision: not %s', async (version) => {
    open();
    const headers = { ...(await mcp.initialize()), 'mcp-protocol-version': version };
    expect(await errorOf(await mcp.send({ ...list, headers }))).toEqual([400, -32_000, 1]);
  });

  test('a request of the newer era in between is served as one', async () => {
    open();
    const { 'mcp-session-id': id = '' } = await mcp.initialize();
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const answer = await mcp.send({
      headers: {
        'mcp-session-id': id,
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/list',
      },
      body: request('tools/list', { _meta }),
    });
    expect(await answer.json()).toMatchObject({ result: { resultType: 'complete' } });
    expect(mcp.dialogs[1]?.client.era).toBe('modern');
  });

  test('initialize in a session is refused', async () => {
    open();
    const headers = await mcp.initialize();
    const params = { protocolVersion: '2025-11-25', capabilities: {} };
    const answer = await mcp.send({ headers, body: request('initialize', params) });
    expect(await answer.json()).toMatchObject({ error: { code: -32_600 } });
  });

  test('one that is idle too long is over; one that is read is not', async () => {
    open({ limits: { idleTimeout: 40 } });
    const [idle, read] = [await mcp.initialize(), await mcp.initialize()];
    const stream = readEvents(await mcp.send({ method: 'GET', headers: read }));
    await waitFor(() => mcp.dialogs[0]?.isClosed, { description: 'the idle one to end' });
    expect((await mcp.send({ ...list, headers: idle })).status).toBe(404);
    expect(mcp.dialogs[1]?.isClosed).toBe(false);
    await stream.cancel();
    await waitFor(() => mcp.dialogs[1]?.isClosed, { description: 'the other one to end' });
  });

  test('there is room for so many; the idlest makes room, one in use does not', async () => {
    open({ limits: { maxSessionsOfPrincipal: 2 } });
    const first = await mcp.initialize();
    await readEvents(await mcp.send({ method: 'GET', headers: first })).next();
    const second = await mcp.initialize();
    const third = await mcp.initialize();
    expect(mcp.dialogs.map(({ isClosed }) => isClosed)).toEqual([false, true, false]);
    expect((await mcp.send({ ...list, headers: second })).status).toBe(404);
    await readEvents(await mcp.send({ method: 'GET', headers: third })).next();
    const params = { protocolVersion: '2025-11-25', capabilities: {} };
    const answer = await mcp.send({ body: request('initialize', params) });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    const headers = { 'x-nanda-client': `nc_${'b'.repeat(43)}` };
    expect((await mcp.send({ headers, body: request('initialize', params) })).status).toBe(200);
  });

  test('strangers take no place from those who have shown who they are', async () => {
    open({ isLoopback: false, limits: { maxSessions: 2 } });
    const known = await mcp.initialize({ headers: { 'x-nanda-client': `nc_${'b'.repeat(43)}` } });
    await mcp.initialize();
    await mcp.initialize();
    expect(mcp.dialogs.map(({ isClosed }) => isClosed)).toEqual([false, true, false]);
    expect((await mcp.send({ ...list, headers: known })).status).toBe(200);
  });

  test('all end when the proxy closes, and none begins', async () => {
    open();
    const headers = await mcp.initialize();
    const main = readEvents(await mcp.send({ method: 'GET', headers }));
    await main.next();
    mcp.close();
    expect(await main.next()).toBeUndefined();
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
    const params = { protocolVersion: '2025-11-25', capabilities: {} };
    expect((await mcp.send({ body: request('initialize', params) })).status).toBe(503);
  });
});

describe('requests', () => {
  test('go on as they are, but for the progress token', async () => {
    open();
    const headers = await mcp.initialize();
    const params = '{"zeta":1,"name":"echo","_meta":{"progressToken":"p","x":{"y":1}},"alpha":[]}';
    await mcp.send({
      headers,
      body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`,
    });
    const [got] = mcp.dialogs[0]?.requests ?? [];
    expect(JSON.stringify(got?.params)).toBe(
      '{"zeta":1,"name":"echo","_meta":{"x":{"y":1}},"alpha":[]}',
    );
    expect(got?.wantsProgress).toBe(true);
  });

  test('nothing before the answer: a document; a refusal has no status', async () => {
    open();
    const headers = await mcp.initialize();
    const answer = await mcp.send({ headers, body: callOf('fail', 'f') });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      jsonrpc: '2.0',
      id: 'f',
      error: { code: -32_050, message: 'no', data: [1] },
    });
    const unknown = await mcp.send({ headers, body: request('x/y') });
    expect([unknown.status, await unknown.json()]).toMatchObject([
      200,
      { error: { code: -32_601 } },
    ]);
  });

  test('ping', async () => {
    open();
    const headers = await mcp.initialize();
    const answer = await mcp.send({ headers, body: request('ping') });
    expect(await answer.json()).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
    expect(mcp.dialogs[0]?.requests).toEqual([]);
  });

  test('progress before the answer: a stream with ids, and the token of the client', async () => {
    open();
    const headers = await mcp.initialize();
    const events = readEvents(await mcp.send({ headers, body: callOf('progress', 9, 'p') }));
    // An event without data, so that there is something to come back with.
    expect(await events.next()).toEqual({ id: 'r1-0', data: '', message: undefined });
    for (const progress of [1, 2, 3]) {
      expect(await events.next()).toMatchObject({
        id: `r1-${progress}`,
        message: {
          method: 'notifications/progress',
          params: { progressToken: 'p', progress, total: 3 },
        },
      });
    }
    expect(await events.next()).toMatchObject({ id: 'r1-4', message: { id: 9, result: {} } });
    expect(await events.next()).toBeUndefined();
  });

  test('an older client gets no event without data', async () => {
    open();
    const headers = await mcp.initialize({ version: '2025-06-18' });
    const events = readEvents(await mcp.send({ headers, body: callOf('log') }));
    expect((await events.next())?.message).toMatchObject({ method: 'notifications/message' });
    const main = readEvents(await mcp.send({ method: 'GET', headers }));
    mcp.dialogs[0]?.outlet.notify({ method: 'notifications/tools/list_changed', params: {} });
    expect((await main.next())?.data).toBe(
      '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}',
    );
  });

  test('a client that takes documents alone gets the rest over its own stream', async () => {
    open();
    const headers = { ...(await mcp.initialize()), accept: 'application/json' };
    const answer = await mcp.send({ headers, body: callOf('log') });
    expect(answer.headers.get('content-type')).toMatch('application/json');
    const get = await mcp.send({
      method: 'GET',
      headers: { ...headers, accept: 'text/event-stream' },
    });
    const events = readEvents(get);
    await events.next();
    expect((await events.next())?.message).toMatchObject({ method: 'notifications/message' });
  });

  test('one that is under way keeps its id to itself', async () => {
    open();
    const headers = await mcp.initialize();
    const first = mcp.send({ headers, body: callOf('wait', 5) });
    await waitFor(() => mcp.dialogs[0]?.requests[0], { description: 'the call' });
    // Without the id: it would be taken for the answer to the first one.
    expect(await errorOf(await mcp.send({ headers, body: callOf('echo', 5) }))).toEqual([
      400,
      -32_600,
      undefined,
    ]);
    expect((await mcp.send({ headers, body: callOf('echo', '5') })).status).toBe(200);
    const twice = [callOf('echo', 6), callOf('echo', 6)];
    expect((await mcp.send({ headers, body: twice })).status).toBe(400);
    expect(mcp.dialogs[0]?.requests).toHaveLength(2);
    await mcp.send({ method: 'DELETE', headers });
    await first;
  });

  test('so many may be under way', async () => {
    open({ limits: { maxInFlight: 2 } });
    const headers = await mcp.initialize();
    const waiting = [1, 2].map((id) => mcp.send({ headers, body: callOf('wait', id) }));
    await waitFor(() => mcp.dialogs[0]?.requests.length === 2, { description: 'the calls' });
    expect((await mcp.send({ headers, body: callOf('echo', 3) })).status).toBe(400);
    await mcp.send({ method: 'DELETE', headers });
    await Promise.all(waiting);
  });

  test('one that is taken back is not answered', async () => {
    open();
    const headers = await mcp.initialize();
    const pending = mcp.send({ headers, body: callOf('wait', 'w') });
    await waitFor(() => mcp.dialogs[0]?.requests[0], { description: 'the call' });
    const params = { requestId: 'w', reason: 'enough' };
    const cancelled = { jsonrpc: '2.0', method: 'notifications/cancelled', params };
    const answer = await mcp.send({ headers, body: cancelled });
    expect([answer.status, await answer.text()]).toEqual([202, '']);
    expect(mcp.dialogs[0]?.requests[0]?.signal.aborted).toBe(true);
    expect(mcp.dialogs[0]?.taken).toEqual([]);
    const end = await pending;
    expect([end.status, await end.text()]).toEqual([202, '']);
    // Its id is free again, and one that is not known is no fault.
    expect((await mcp.send({ headers, body: callOf('echo', 'w') })).status).toBe(200);
    expect((await mcp.send({ headers, body: cancelled })).status).toBe(202);
  });

  test('who goes away has not taken the request back', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    open({
      answer: ({ notify }) => {
        notify({ method: 'notifications/message', params: { level: 'info', data: 1 } });
        return promise.then(() => ({ result: { content: [] } }));
      },
    });
    const headers = await mcp.initialize();
    const events = readEvents(await mcp.send({ headers, body: callOf('a') }));
    await events.next();
    const told = await events.next();
    await events.cancel();
    expect(mcp.dialogs[0]?.requests[0]?.signal.aborted).toBe(false);
    resolve();
    const again = readEvents(
      await mcp.send({ method: 'GET', headers: { ...headers, 'last-event-id': told?.id ?? '' } }),
    );
    expect(await again.next()).toMatchObject({ id: told?.id, data: '' });
    expect((await again.next())?.message).toEqual({
      jsonrpc: '2.0',
      id: 1,
      result: { content: [] },
    });
    expect(await again.next()).toBeUndefined();
  });

  test('notifications go on; what belongs to the hop does not', async () => {
    open();
    const headers = await mcp.initialize();
    for (const method of ['notifications/initialized', 'notifications/roots/list_changed']) {
      const answer = await mcp.send({ headers, body: { jsonrpc: '2.0', method } });
      expect([answer.status, await answer.text()]).toEqual([202, '']);
    }
    expect(mcp.dialogs[0]?.taken).toEqual([
      { method: 'notifications/roots/list_changed', params: {} },
    ]);
  });

  test('a batch is answered by a list, of what wants an answer', async () => {
    open();
    const headers = await mcp.initialize({ version: '2025-03-26' });
    const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };
    const answer = await mcp.send({
      headers,
      body: [request('ping', undefined, 'a'), initialized, callOf('fail', 'b')],
    });
    const list = (await answer.json()) as { id: string }[];
    expect(list.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
    const one = await mcp.send({ headers, body: [request('ping')] });
    expect(await one.json()).toEqual([{ jsonrpc: '2.0', id: 1, result: {} }]);
    expect((await mcp.send({ headers, body: [initialized] })).status).toBe(202);
    const stream = readEvents(
      await mcp.send({ headers, body: [request('ping', undefined, 'c'), callOf('log', 'd')] }),
    );
    const ids = [];
    for (let event = await stream.next(); event; event = await stream.next())
      ids.push(event.message?.['id']);
    expect(ids).toHaveLength(3);
    expect(ids).toEqual(expect.arrayContaining(['c', 'd', undefined]));
  });

  test('a result that comes late makes a stream, which is kept open', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    open({ limits: { quiet: 1 }, answer: () => promise.then(() => ({ result: { late: true } })) });
    const headers = await mcp.initialize();
    const events = readEvents(await mcp.send({ headers, body: callOf('a') }));
    expect(await events.next()).toMatchObject({ id: 'r1-0', data: '' });
    resolve();
    expect((await events.next())?.message).toMatchObject({ result: { late: true } });
  });
});
