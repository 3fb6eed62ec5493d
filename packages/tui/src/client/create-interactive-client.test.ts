import type { Connection, ExecutionEvent } from '@nanda/sdk';
import { createTestProxy } from '@nanda/sdk/testing';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createInteractiveClient } from './create-interactive-client.js';
import type { InteractiveClient } from './interactive-client.js';
import type { ProxyAddress } from './open-proxy.js';
import type { ProxyStatus } from './proxy-status.js';

const { signal } = new AbortController();

function createShop() {
  return createTestProxy({
    services: [
      {
        name: 'Shop',
        description: 'Sells things',
        category: 'business',
        tools: {
          order: async (_, { progress, ask }) => {
            progress(1, { total: 2, message: 'looking' });
            const { content } = await ask('elicitation', { message: 'Which size?' });
            return `ordered: ${JSON.stringify(content)}`;
          },
          refuse: () => ({ content: [{ type: 'text', text: 'sold out' }], isError: true }),
          wait: (_, { signal: leaving }) =>
            new Promise<void>((resolve) => leaving.addEventListener('abort', () => resolve())),
        },
        resources: { 'shop://menu': 'tea' },
        prompts: { greet: () => 'Hello' },
      },
      { name: 'Safe', description: 'Keeps things', tools: { open: () => 'open' } },
    ],
  });
}

async function openShop(address: Partial<ProxyAddress> = {}) {
  const proxy = createShop();
  const openings: ProxyAddress[] = [];
  const client = createInteractiveClient({
    openProxy: async () => {
      const opened = { baseURL: 'http://proxy.test', fetch: proxy.fetch, ...address };
      openings.push(opened);
      return opened;
    },
  });
  return { proxy, openings, client };
}

function watch(client: InteractiveClient) {
  const told = {
    connections: [] as Connection[],
    statuses: [] as ProxyStatus[],
    gaps: 0,
    stop: () => undefined as void,
  };
  told.stop = client.watch({
    onConnection: (connection) => told.connections.push(connection),
    onProxy: (status) => told.statuses.push(status),
    onGap: () => (told.gaps += 1),
  });
  return told;
}

test('nothing is asked before the first request', async () => {
  const { client, openings, proxy } = await openShop();
  expect(openings).toHaveLength(0);
  expect(client.endpoint).toBeUndefined();
  const { services, total, facets, nextCursor } = await client.search(
    { text: 'sells', limit: 1 },
    { signal },
  );
  expect(services.map(({ name }) => name)).toEqual(['Shop']);
  expect({ total, nextCursor }).toEqual({ total: 1, nextCursor: undefined });
  expect(facets?.category).toEqual([{ value: 'business', count: 1 }]);
  expect(client.endpoint).toEqual({ baseURL: 'http://proxy.test', wantsToken: false });
  expect(openings).toHaveLength(1);
  const { calls } = proxy;
  await client.close();
  expect(proxy.calls).toEqual(calls);
});

test('the catalog, page by page and by filters', async () => {
  const { client } = await openShop();
  const first = await client.search({ text: '', limit: 1 }, { signal });
  expect(first).toMatchObject({ total: 2, services: [{ name: 'Shop' }] });
  const { nextCursor: cursor } = first;
  const second = await client.search({ text: '', limit: 1, cursor }, { signal });
  expect(second).toMatchObject({ services: [{ name: 'Safe' }], nextCursor: undefined });
  const filtered = await client.search({ text: '', category: 'business' }, { signal });
  expect(filtered.services).toMatchObject([{ name: 'Shop' }]);
  expect(await client.popular({ signal })).toHaveLength(2);
  expect(await client.service('Safe', { signal })).toMatchObject({ name: 'Safe' });
  await expect(client.service('None', { signal })).rejects.toMatchObject({
    name: 'NotFoundError',
    code: 'SERVICE_NOT_FOUND',
  });
  await client.close();
});

test('the tools of a service that lets nobody in are those that the catalog lists', async () => {
  const { client, proxy } = await openShop();
  expect(await client.serviceTools('Safe', { signal })).toMatchObject([{ name: 'open' }]);
  proxy.failNext('services.tools', { code: 'SERVICE_AUTH_REQUIRED' });
  expect(await client.serviceTools('Safe', { signal })).toEqual([
    { name: 'open', description: undefined, inputSchema: { type: 'object' } },
  ]);
  await expect(client.serviceTools('None', { signal })).rejects.toMatchObject({
    name: 'NotFoundError',
  });
  await client.close();
});

test('a connection, with what it can be asked for, and its offers', async () => {
  const { client, proxy } = await openShop();
  const { id } = await client.connect({ serviceId: 'Shop', name: 'mine' }, { signal });
  expect(await client.connections({ signal })).toMatchObject([
    { id, name: 'mine', clientCapabilities: ['elicitation', 'sampling'] },
  ]);
  const names = (await client.tools(id, { signal })).map(({ name }) => name);
  expect(names).toEqual(['order', 'refuse', 'wait']);
  expect(await client.resources(id, { signal })).toMatchObject([{ uri: 'shop://menu' }]);
  const menu = await client.readResource({ connectionId: id, uri: 'shop://menu' }, { signal });
  expect(menu.contents).toMatchObject([{ text: 'tea' }]);
  expect(await client.prompts(id, { signal })).toMatchObject([{ name: 'greet' }]);
  const prompt = { connectionId: id, name: 'greet', arguments: {} };
  expect((await client.prompt(prompt, { signal })).messages).toHaveLength(1);
  expect(await client.refresh({ connectionId: id }, { signal })).toMatchObject({ id });
  // It was opened here: nobody has to ask for it.
  expect(proxy.calls.filter(({ operation }) => operation === 'connections.get')).toEqual([]);
  await client.disconnect(id);
  await client.disconnect(id);
  expect(await client.connections({ signal })).toEqual([]);
  await expect(client.tools(id, { signal })).rejects.toMatchObject({ name: 'NotFoundError' });
  await client.close();
});

test('a connection of another program is taken up with the first use, once', async () => {
  const { client, proxy } = await openShop();
  const other = await openShop({ fetch: proxy.fetch });
  const { id } = await other.client.connect({ serviceId: 'Shop' }, { signal });
  await client.tools(id, { signal });
  await client.tools(id, { signal });
  expect(proxy.calls.filter(({ operation }) => operation === 'connections.get')).toHaveLength(1);
  await Promise.all([client.close(), other.client.close()]);
});

test('a call tells all that happens, waits for an answer, and goes on with it', async () => {
  const { client } = await openShop();
  const { id: connectionId } = await client.connect({ serviceId: 'Shop' }, { signal });
  const events: ExecutionEvent[] = [];
  const running = client.call({
    connectionId,
    tool: 'order',
    parameters: { what: 'tea' },
    signal,
    onEvent: (event) => events.push(event),
  });
  const asked = await waitFor(() => events.find(({ type }) => type === 'input_required'), {
    description: 'the question',
  });
  if (asked.type !== 'input_required') throw new Error('It asks for nothing.');
  const waiting = await client.executions({ isWaiting: true }, { signal });
  expect(waiting.executions).toMatchObject([{ id: asked.executionId, state: 'input_required' }]);
  const result = { action: 'accept', content: { size: 'big' } };
  await client.answer({ executionId: asked.executionId, key: asked.key, result }, { signal });
  expect((await running).content).toEqual([{ type: 'text', text: 'ordered: {"size":"big"}' }]);
  expect(events.map(({ type }) => type)).toEqual([
    'started',
    'progress',
    'input_required',
    'result',
  ]);
  expect((await client.executions({ isWaiting: true }, { signal })).executions).toEqual([]);
  expect(await client.execution(asked.executionId, { signal })).toMatchObject({
    state: 'completed',
    parameters: { what: 'tea' },
  });
  const followed: ExecutionEvent[] = [];
  await client.follow(asked.executionId, { signal, onEvent: (event) => followed.push(event) });
  expect(followed).toEqual(events);
  await client.close();
});

test('a result that says that the tool failed is a result; a call that fails is an error', async () => {
  const { client, proxy } = await openShop();
  const { id: connectionId } = await client.connect({ serviceId: 'Shop' }, { signal });
  const call = { connectionId, parameters: {}, signal, onEvent: () => undefined };
  expect(await client.call({ ...call, tool: 'refuse' })).toMatchObject({ isError: true });
  await expect(client.call({ ...call, tool: 'none' })).rejects.toMatchObject({
    name: 'NotFoundError',
    code: 'TOOL_NOT_FOUND',
  });
  const lost = client.call({ ...call, tool: 'wait' });
  await waitFor(
    async () => (await client.executions({}, { signal })).executions[0]?.state === 'running',
    { description: 'the call to run' },
  );
  proxy.disconnectService('Shop');
  await expect(lost).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  await client.close();
});

test.each([true, false])(
  'aborting a call cancels it at the service, also when the app ends at once',
  async (waits) => {
    const { client, proxy } = await openShop();
    const { id: connectionId } = await client.connect({ serviceId: 'Shop' }, { signal });
    const leaving = new AbortController();
    const events: ExecutionEvent[] = [];
    const running = client.call({
      connectionId,
      tool: 'wait',
      parameters: {},
      signal: leaving.signal,
      onEvent: (event) => events.push(event),
    });
    await waitFor(() => events.length > 0, { description: 'the call to run' });
    leaving.abort();
    const failed = expect(running).rejects.toMatchObject({ name: 'AbortError' });
    if (waits) await failed;
    await client.close();
    await failed;
    expect(proxy.calls.at(-1)?.operation).toBe('executions.cancel');
    const later = createInteractiveClient({ openProxy: async () => ({ fetch: proxy.fetch }) });
    const { executions } = await later.executions({}, { signal });
    expect(executions).toMatchObject([{ state: 'cancelled' }]);
    await later.close();
  },
);

test('a call goes on when only the way to the proxy has broken', async () => {
  const { client, proxy } = await openShop();
  const { id: connectionId } = await client.connect({ serviceId: 'Shop' }, { signal });
  const events: ExecutionEvent[] = [];
  const call = { connectionId, tool: 'order', parameters: {}, signal };
  const running = client.call({ ...call, onEvent: (event) => events.push(event) });
  const asked = await waitFor(() => events.find(({ type }) => type === 'input_required'), {
    description: 'the question',
  });
  proxy.dropStreams();
  const key = asked.type === 'input_required' ? asked.key : '';
  const result = { action: 'decline' };
  await client.answer({ executionId: asked.executionId, key, result }, { signal });
  expect((await running).content).toMatchObject([{ type: 'text' }]);
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  await client.close();
});

test('who watches is told how the proxy is, of connections, and of gaps', async () => {
  const { client, proxy } = await openShop();
  const told = watch(client);
  expect(told.statuses).toEqual([{ state: 'starting' }]);
  await proxy.whenListening();
  expect(told.statuses).toEqual([{ state: 'starting' }, { state: 'up' }]);
  const { id } = await client.connect({ serviceId: 'Shop' }, { signal });
  proxy.emit({ type: 'tools_changed' });
  await waitFor(() => told.connections.length > 0, { description: 'the event' });
  expect(told.connections.at(-1)).toMatchObject({ id, state: 'connected' });
  expect(told.gaps).toBe(0);
  // Only the way has broken: the proxy is there.
  proxy.dropStreams();
  await waitFor(() => told.gaps > 0, { description: 'the gap' });
  expect(told.statuses.at(-1)).toEqual({ state: 'up' });
  await client.disconnect(id);
  await waitFor(() => told.connections.at(-1)?.state === 'disconnected', {
    description: 'the end of the connection',
  });
  told.stop();
  await waitFor(() => proxy.openStreams === 0, { description: 'the stream to end' });
  await client.close();
});

test('a list that was read before events came is told to be old', async () => {
  const { client } = await openShop();
  const told = watch(client);
  await client.connections({ signal });
  await waitFor(() => told.gaps === 1, { description: 'the gap' });
  await client.close();
});

test('a token that is refused is asked for again', async () => {
  const shop = createShop();
  const sent: (string | null)[] = [];
  const token = { current: 'old' };
  const client = createInteractiveClient({
    openProxy: async () => ({
      baseURL: 'http://proxy.test',
      accessToken: token.current,
      shellHeader: '"Authorization: Bearer $(token)"',
      fetch: async (request) => {
        const authorization = request.headers.get('authorization');
        sent.push(authorization);
        if (authorization === `Bearer ${token.current}`) return shop.fetch(request);
        const error = { code: 'UNAUTHENTICATED', message: 'no', requestId: 'r' };
        return Response.json({ success: false, error }, { status: 401 });
      },
    }),
  });
  await client.popular({ signal });
  expect(client.endpoint).toEqual({
    baseURL: 'http://proxy.test',
    wantsToken: true,
    shellHeader: '"Authorization: Bearer $(token)"',
  });
  token.current = 'new';
  const { services } = await client.search({ text: 'sells' }, { signal });
  expect(services).toHaveLength(1);
  expect(sent.slice(-2)).toEqual(['Bearer old', 'Bearer new']);
  await client.close();
});

test('an anonymous client stays the same one', async () => {
  const shop = createShop();
  const sent: (string | null)[] = [];
  const given: string[] = [];
  const client = createInteractiveClient({
    openProxy: async () => ({
      baseURL: 'http://proxy.test',
      onClientToken: (token) => given.push(token),
      fetch: async (request) => {
        sent.push(request.headers.get('x-nanda-client'));
        const response = await shop.fetch(request);
        const headers = new Headers(response.headers);
        if (!request.headers.has('x-nanda-client')) headers.set('x-nanda-client', 'nc_1');
        return new Response(response.body, { status: response.status, headers });
      },
    }),
  });
  await client.popular({ signal });
  await client.popular({ signal });
  expect(sent.slice(-1)).toEqual(['nc_1']);
  expect(given).toEqual(['nc_1']);
  await client.close();
});
