import type { ServerResponse } from 'node:http';

import {
  serverEverythingCommand,
  startServerEverything,
  waitFor,
  createWeatherServer,
  startHttpService,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';

import type { UpstreamNotice, UpstreamSession } from '../core/connections/upstream-connector.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const { keep, open, openCommand, serve } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const soon = (): AbortSignal => AbortSignal.timeout(5000);

function collect(session: UpstreamSession): UpstreamNotice[] {
  const notices: UpstreamNotice[] = [];
  session.onNotice((notice) => notices.push(notice));
  return notices;
}

describe.each(['legacy', 'modern'] as const)('%s', (era) => {
  test('that the tools have changed is told, also before anybody listened', async () => {
    const service = await serve(era);
    const session = await open(service.url);
    const notices = collect(session);
    await waitFor(
      () => {
        // Until the stream is open nobody hears it.
        service.notifyToolsChanged();
        return notices.length > 0;
      },
      { description: 'the notice' },
    );
    expect(notices[0]).toEqual({ kind: 'tools_changed' });
  });

  test('nothing of a session stays open after its end', async () => {
    const streams = new Set<ServerResponse>();
    const service = await serve(era, ({ request, response, rpcMethod }) => {
      if (request.method !== 'GET' && rpcMethod !== 'subscriptions/listen') return false;
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return false;
    });
    const session = await open(service.url);
    collect(session);
    await waitFor(() => streams.size === 1, { description: 'the stream' });
    await session.close();
    await waitFor(() => streams.size === 0, { description: 'the stream to be let go of' });
  });

  test('P8: a stream that is taken and ended is asked for less and less often', async () => {
    const askedAt: number[] = [];
    const service = await serve(era, ({ request, response, rpcMethod }) => {
      if (request.method !== 'GET' && rpcMethod !== 'subscriptions/listen') return false;
      askedAt.push(performance.now());
      beginStream(response);
      response.end();
      return true;
    });
    const session = await open(service.url);
    collect(session);
    await waitFor(() => askedAt.length === 3, { description: 'three tries', timeout: 15_000 });
    const [first = 0, second = 0, third = 0] = askedAt;
    expect(third - second).toBeGreaterThan((second - first) * 0.9);
    // Its end is not the end of the session.
    expect(await session.listTools(soon())).not.toHaveLength(0);
  });

  test('P14: a service without such a stream is asked once, and the session lives', async () => {
    let asked = 0;
    const service = await serve(era, ({ request, response, rpcMethod, id }) => {
      if (request.method !== 'GET' && rpcMethod !== 'subscriptions/listen') return false;
      asked += 1;
      if (era === 'modern') {
        return answerWith(
          response,
          { id, error: { code: -32_601, message: 'Method not found' } },
          404,
        );
      }
      response.writeHead(405).end();
      return true;
    });
    const session = await open(service.url);
    const closed: unknown[] = [];
    session.onClosed((reason) => closed.push(reason));
    collect(session);
    await waitFor(() => asked === 1, { description: 'the question' });
    await session.callTool(callOf({ tool: { name: 'getAlerts', inputSchema: {} } }));
    session.onNotice(() => undefined);
    expect(await session.listTools(soon())).not.toHaveLength(0);
    expect(asked).toBe(1);
    expect(closed).toEqual([]);
  });
});

test('a stream that breaks is opened again after the last event that came', async () => {
  const asked: (string | undefined)[] = [];
  const service = await serve('legacy', ({ request, response, lastEventId }) => {
    if (request.method !== 'GET') return false;
    asked.push(lastEventId);
    const changed = { method: 'notifications/prompts/list_changed' };
    beginStream(response, 'retry: 1\n', eventOf(changed, String(asked.length)));
    if (asked.length < 3) response.end();
    return true;
  });
  const notices = collect(await open(service.url));
  await waitFor(() => notices.length === 3, { description: 'the notices', timeout: 10_000 });
  expect(asked).toEqual([undefined, '1', '2']);
  expect(notices[2]).toEqual({ kind: 'prompts_changed' });
});

test.each([404, 400, 'page'] as const)(
  'what answers %s in place of a stream has none, and the session lives',
  async (how) => {
    let asked = 0;
    const service = await serve('legacy', ({ request, response }) => {
      if (request.method !== 'GET') return false;
      asked += 1;
      if (how === 'page') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>');
      else response.writeHead(how).end('No such session');
      return true;
    });
    const session = await open(service.url);
    const closed: unknown[] = [];
    session.onClosed((reason) => closed.push(reason));
    collect(session);
    await waitFor(() => asked === 1, { description: 'the question' });
    expect(await session.listTools(soon())).not.toHaveLength(0);
    expect(closed).toEqual([]);
  },
);

test('a service that has nothing to announce is not asked for a stream', async () => {
  const service = await serve('legacy', ({ response, rpcMethod, id }) =>
    rpcMethod === 'initialize'
      ? answerWith(response, {
          id,
          result: {
            protocolVersion: '2025-11-25',
            capabilities: { tools: {} },
            serverInfo: { name: 'quiet', version: '1' },
          },
        })
      : rpcMethod === 'notifications/initialized' && Boolean(response.writeHead(202).end()),
  );
  const session = await open(service.url);
  collect(session);
  await session.ping(soon()).catch(() => undefined);
  expect(service.requests.map(({ method }) => method)).not.toContain('GET');
});

describe('the older era: resources', () => {
  test('are subscribed to by a request, and their changes told', async () => {
    const asked: unknown[] = [];
    let stream: ServerResponse | undefined;
    const service = await serve('legacy', ({ request, response, rpcMethod, id, params }) => {
      if (request.method === 'GET') {
        stream = response;
        return beginStream(response);
      }
      if (!rpcMethod?.startsWith('resources/')) return false;
      asked.push([rpcMethod, params['uri']]);
      return answerWith(response, { id, result: {} });
    });
    const session = await open(service.url);
    const notices = collect(session);
    await session.subscribe('test://a', soon());
    // The stream is there before the service may have something to say.
    const updated = { method: 'notifications/resources/updated', params: { uri: 'test://a' } };
    stream?.write(eventOf(updated));
    await waitFor(() => notices.length > 0, { description: 'the notice' });
    expect(notices).toEqual([{ kind: 'resource_updated', uri: 'test://a' }]);
    await session.unsubscribe('test://a', soon());
    expect(asked).toEqual([
      ['resources/subscribe', 'test://a'],
      ['resources/unsubscribe', 'test://a'],
    ]);
  });

  test.each(['streamableHttp', 'stdio'] as const)(
    'of the real server-everything over %s',
    async (transport) => {
      const session =
        transport === 'stdio'
          ? await openCommand(serverEverythingCommand())
          : await open((await keep(startServerEverything({ transport }))).url);
      const notices = collect(session);
      const listed = await session.ask({ method: 'resources/list', params: {}, signal: soon() });
      const [{ uri }] = listed['resources'] as [{ uri: string }];
      await session.subscribe(uri, soon());
      await session.callTool(
        callOf({ tool: { name: 'toggle-subscriber-updates', inputSchema: {} } }),
      );
      await waitFor(() => notices.some(({ kind }) => kind === 'resource_updated'), {
        description: 'an update',
        timeout: 15_000,
      });
      expect(notices).toContainEqual({ kind: 'resource_updated', uri });
      await session.unsubscribe(uri, soon());
    },
  );
});

describe('the newer era: one request that listens', () => {
  const subscription = 'io.modelcontextprotocol/subscriptionId';
  type Filter = Record<string, unknown>;
  const listen = async (honour: (filter: Filter) => Filter | 'refuse' | 'ignore') => {
    const filters: Filter[] = [];
    const streams = new Map<unknown, ServerResponse>();
    const service = await serve('modern', ({ response, rpcMethod, id, params }) => {
      if (rpcMethod !== 'subscriptions/listen') return false;
      const filter = params['notifications'] as Filter;
      filters.push(filter);
      const honoured = honour(filter);
      if (honoured === 'refuse') {
        return answerWith(response, { id, error: { code: -32_602, message: 'no' } }, 400);
      }
      streams.set(id, response);
      response.on('close', () => streams.delete(id));
      const acknowledged = {
        method: 'notifications/subscriptions/acknowledged',
        params: { notifications: honoured, _meta: { [subscription]: id } },
      };
      return honoured === 'ignore'
        ? beginStream(response)
        : beginStream(response, eventOf(acknowledged));
    });
    const tell = (message: { method: string; params?: object }): void => {
      for (const [id, stream] of streams) {
        const params = { ...message.params, _meta: { [subscription]: id } };
        stream.write(eventOf({ ...message, params }));
      }
    };
    return { service, filters, streams, tell };
  };

  test('for what the service says that it announces, and for each resource', async () => {
    const { service, filters, streams, tell } = await listen((filter) => filter);
    const session = await open(service.url);
    const notices = collect(session);
    await session.subscribe('test://a', soon());
    await Promise.all(['test://b', 'test://c'].map((uri) => session.subscribe(uri, soon())));
    await session.subscribe('test://c', soon());
    await session.unsubscribe('test://a', soon());
    await session.unsubscribe('test://none', soon());
    const lists = { toolsListChanged: true };
    expect(filters).toEqual([
      lists,
      { ...lists, resourceSubscriptions: ['test://a'] },
      { ...lists, resourceSubscriptions: ['test://a', 'test://b'] },
      { ...lists, resourceSubscriptions: ['test://a', 'test://b', 'test://c'] },
      { ...lists, resourceSubscriptions: ['test://b', 'test://c'] },
    ]);
    // One listens at a time.
    await waitFor(() => streams.size === 1, { description: 'the others to be let go of' });
    tell({ method: 'notifications/resources/updated', params: { uri: 'test://b' } });
    tell({ method: 'notifications/resources/list_changed' });
    await waitFor(() => notices.length === 2, { description: 'the notices' });
    expect(notices).toEqual([
      { kind: 'resource_updated', uri: 'test://b' },
      { kind: 'resources_changed' },
    ]);
  });

  test.each([
    ['is refused', 'refuse', { code: 'UPSTREAM_ERROR', details: { rpc: { code: -32_602 } } }],
    ['is not honoured', {}, { code: 'UPSTREAM_ERROR' }],
  ] as const)('a resource that %s', async (_, how, expected) => {
    const { service, streams } = await listen((filter) =>
      'resourceSubscriptions' in filter ? how : filter,
    );
    const session = await open(service.url);
    const notices = collect(session);
    await waitFor(() => streams.size === 1, { description: 'the first to listen' });
    await expect(session.subscribe('test://a', soon())).rejects.toMatchObject(expected);
    // What was there before goes on.
    expect(notices).toEqual([]);
    expect(streams.size).toBeGreaterThan(0);
  });

  test('nobody waits for ever for a service that does not confirm', async () => {
    const { service } = await listen(() => 'ignore');
    const session = await open(service.url);
    await expect(session.subscribe('test://a', AbortSignal.timeout(100))).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  test('what ends is asked for again', async () => {
    const { service, filters, streams } = await listen((filter) => filter);
    const session = await open(service.url);
    collect(session);
    await session.subscribe('test://a', soon());
    await waitFor(() => streams.size === 1, { description: 'one to listen' });
    for (const stream of streams.values()) stream.destroy();
    await waitFor(() => filters.length === 3, { description: 'another one', timeout: 10_000 });
    expect(filters[2]).toEqual({ toolsListChanged: true, resourceSubscriptions: ['test://a'] });
  });
});
