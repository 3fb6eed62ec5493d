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

describe('questions', () => {
  test('in the course of a request go over its stream; the answer comes with another POST', async () => {
    open();
    const headers = await mcp.initialize({ capabilities: { elicitation: {} } });
    const events = readEvents(await mcp.send({ headers, body: callOf('elicit') }));
    await events.next();
    const question = (await events.next())?.message;
    expect(question).toMatchObject({ method: 'elicitation/create', params: { message: 'Who?' } });
    const result = { action: 'accept', content: { name: 'n' }, own: 1 };
    const answer = await mcp.send({
      headers,
      body: { jsonrpc: '2.0', id: question?.['id'], result },
    });
    expect([answer.status, await answer.text()]).toEqual([202, '']);
    expect((await events.next())?.message).toMatchObject({
      result: { content: [{ text: JSON.stringify(result) }] },
    });
  });

  test('a refusal of the client is an answer as well, as it came', async () => {
    open();
    const headers = await mcp.initialize();
    const events = readEvents(await mcp.send({ headers, body: callOf('sample') }));
    await events.next();
    const id = (await events.next())?.message?.['id'];
    const error = { code: -1, message: 'User rejected', data: { x: 1 } };
    await mcp.send({ headers, body: { jsonrpc: '2.0', id, error } });
    expect((await events.next())?.message).toMatchObject({
      result: { content: [{ text: JSON.stringify(error) }] },
    });
  });

  test('another session answers nothing', async () => {
    open();
    const [one, other] = [await mcp.initialize(), await mcp.initialize()];
    const events = readEvents(await mcp.send({ headers: one, body: callOf('elicit') }));
    await events.next();
    const id = (await events.next())?.message?.['id'];
    const stolen = { jsonrpc: '2.0', id, result: { action: 'accept', content: { name: 'thief' } } };
    expect((await mcp.send({ headers: other, body: stolen })).status).toBe(202);
    await mcp.send({ headers: one, body: { jsonrpc: '2.0', id, result: { action: 'decline' } } });
    expect((await events.next())?.message).toMatchObject({
      result: { content: [{ text: '{"action":"decline"}' }] },
    });
  });

  test('beside any request wait for the stream of the session', async () => {
    open();
    const headers = await mcp.initialize();
    const { signal } = new AbortController();
    const asked = mcp.dialogs[0]?.outlet.ask({ method: 'ping', params: {}, signal });
    const main = readEvents(await mcp.send({ method: 'GET', headers }));
    await main.next();
    const question = (await main.next())?.message;
    expect(question).toEqual({ jsonrpc: '2.0', id: expect.anything(), method: 'ping' });
    await mcp.send({ headers, body: { jsonrpc: '2.0', id: question?.['id'], result: {} } });
    expect(await asked).toEqual({ result: {} });
  });

  test('one that is taken back, or not answered in time, is cancelled', async () => {
    open({ limits: { questionTimeout: 20 } });
    const headers = await mcp.initialize();
    const { outlet } = mcp.dialogs[0] ?? {};
    const asking = new AbortController();
    const reason = new Error('no longer');
    const taken = outlet?.ask({ method: 'roots/list', params: {}, signal: asking.signal });
    asking.abort(reason);
    await expect(taken).rejects.toBe(reason);
    const { signal } = new AbortController();
    const late = await outlet?.ask({ method: 'roots/list', params: {}, signal });
    expect(late).toMatchObject({ error: { code: -32_603 } });
    const main = readEvents(await mcp.send({ method: 'GET', headers }));
    await main.next();
    const methods: unknown[] = [];
    const ids: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { method, id, params } = ((await main.next())?.message ?? {}) as {
        readonly method?: string;
        readonly id?: number;
        readonly params?: { readonly requestId: number };
      };
      methods.push(method);
      ids.push(id ?? params?.requestId);
    }
    const asked = ['roots/list', 'notifications/cancelled'];
    expect(methods).toEqual([...asked, ...asked]);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[3]).toBe(ids[2]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('so many may wait; who waits when the session ends is told so', async () => {
    open({ limits: { maxQuestions: 1 } });
    const headers = await mcp.initialize();
    const { outlet } = mcp.dialogs[0] ?? {};
    const { signal } = new AbortController();
    const first = outlet?.ask({ method: 'roots/list', params: {}, signal });
    expect(await outlet?.ask({ method: 'roots/list', params: {}, signal })).toHaveProperty('error');
    await mcp.send({ method: 'DELETE', headers });
    expect(await first).toHaveProperty('error');
    expect(await outlet?.ask({ method: 'roots/list', params: {}, signal })).toHaveProperty('error');
  });
});

describe('streams', () => {
  const tell = (count: number): void => {
    mcp.dialogs[0]?.outlet.notify({ method: 'notifications/x', params: { count } });
  };
  const get = (headers: Fields, after?: string) =>
    mcp.send({
      method: 'GET',
      headers: { ...headers, ...(after !== undefined && { 'last-event-id': after }) },
    });

  test('what comes before there is one is kept, and told once', async () => {
    open();
    const headers = await mcp.initialize();
    tell(1);
    tell(2);
    const first = readEvents(await get(headers));
    expect(await first.next()).toMatchObject({ id: 's-0', data: '' });
    expect(await first.next()).toMatchObject({ id: 's-1', message: { params: { count: 1 } } });
    expect(await first.next()).toMatchObject({ id: 's-2' });
    await first.cancel();
    tell(3);
    const second = readEvents(await get(headers));
    expect(await second.next()).toMatchObject({ id: 's-2', data: '' });
    expect(await second.next()).toMatchObject({ id: 's-3', message: { params: { count: 3 } } });
  });

  test('one that is come back to goes on after the last event', async () => {
    open();
    const headers = await mcp.initialize();
    for (const count of [1, 2, 3]) tell(count);
    await readEvents(await get(headers)).next();
    const again = readEvents(await get(headers, 's-1'));
    expect(await again.next()).toMatchObject({ id: 's-1', data: '' });
    expect(await again.next()).toMatchObject({ id: 's-2', message: { params: { count: 2 } } });
    expect(await again.next()).toMatchObject({ id: 's-3' });
    // An id that has not been given out yet skips nothing.
    const ahead = readEvents(await get(headers, 's-99'));
    await ahead.next();
    tell(4);
    expect(await ahead.next()).toMatchObject({ id: 's-4' });
  });

  test('the second reader takes the place of the first', async () => {
    open();
    const headers = await mcp.initialize();
    const first = readEvents(await get(headers));
    await first.next();
    const second = readEvents(await get(headers));
    await second.next();
    expect(await first.next()).toBeUndefined();
    tell(1);
    expect(await second.next()).toMatchObject({ message: { params: { count: 1 } } });
  });

  test.each(['x', 's-', 'r1-0', 'r1-x', 's-9999999999999999'])(
    'nothing goes on after %j',
    async (id) => {
      open();
      const headers = await mcp.initialize();
      expect(await errorOf(await get(headers, id))).toEqual([400, -32_000, undefined]);
    },
  );

  test('only those who take streams read them', async () => {
    open();
    const headers = await mcp.initialize();
    expect((await get({ ...headers, accept: 'application/json' })).status).toBe(406);
  });

  test('what nobody reads is kept up to a limit', async () => {
    open({ limits: { maxKeptEvents: 3 } });
    const headers = await mcp.initialize();
    for (let count = 1; count <= 100; count += 1) tell(count);
    const events = readEvents(await get(headers));
    await events.next();
    expect(await events.next()).toMatchObject({ id: 's-98' });
  });

  test('a reader that is too slow misses what is no longer kept, and goes on', async () => {
    open({ limits: { maxKeptEvents: 3 } });
    const headers = await mcp.initialize();
    tell(1);
    const events = readEvents(await get(headers));
    await events.next();
    await events.next();
    for (let count = 2; count <= 100; count += 1) tell(count);
    const seen: (string | undefined)[] = [];
    while (seen.at(-1) !== 's-100') seen.push((await events.next())?.id);
    expect(seen.length).toBeLessThan(20);
    expect(seen.slice(-3)).toEqual(['s-98', 's-99', 's-100']);
  });

  test('whatever was told before it, an answer comes', async () => {
    open({
      limits: { maxKeptEvents: 3 },
      answer: ({ notify }) => {
        for (let progress = 1; progress <= 100; progress += 1) {
          notify({ method: 'notifications/progress', params: { progress } });
        }
        return { result: { done: true } };
      },
    });
    const headers = await mcp.initialize();
    const body = callOf('flood', 'f', 'p');
    expect(await (await mcp.send({ headers, body })).text()).toContain('"result":{"done":true}');
  });

  test('streams that have ended are kept up to a limit', async () => {
    open({ limits: { maxKeptStreams: 1 } });
    const headers = await mcp.initialize();
    for (const id of [1, 2, 3]) {
      await (await mcp.send({ headers, body: callOf('log', id) })).text();
    }
    expect((await get(headers, 'r1-0')).status).toBe(400);
    const last = readEvents(await get(headers, 'r3-1'));
    await last.next();
    expect((await last.next())?.message).toMatchObject({ id: 3 });
  });
});
