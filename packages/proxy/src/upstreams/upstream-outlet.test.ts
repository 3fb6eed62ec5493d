import {
  createWeatherServer,
  startHttpService,
  startWebSocketService,
  waitFor,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';

import type { UpstreamOutlet, UpstreamSession } from '../core/connections/upstream-connector.js';
import type { McpNotification } from '../core/mcp-message.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { relayOf } from './testing/relay-of.fixture.js';
import { usePlainService } from './testing/use-plain-service.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const upstreams = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);
const { keep, open, serve } = upstreams;
const plain = usePlainService(upstreams, (options) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const caller = { capabilities: { roots: {}, elicitation: {} } };
/** What a service says of itself, and more. */
const said: McpNotification[] = [
  { method: 'notifications/tools/list_changed', params: {} },
  { method: 'notifications/prompts/list_changed', params: { odd: 1 } },
  { method: 'notifications/resources/list_changed', params: {} },
  { method: 'notifications/resources/updated', params: { title: '  <b>', uri: 'a:b' } },
  { method: 'notifications/message', params: { data: [null], odd: 1, level: 'info' } },
  { method: 'notifications/tasks/status', params: { taskId: 't', status: 'working' } },
  { method: 'notifications/elicitation/complete', params: { elicitationId: 'e' } },
  { method: 'notifications/vendor', params: { x: { y: 1 } } },
];

function listen(
  session: UpstreamSession,
  onRequest?: UpstreamOutlet['onRequest'],
): McpNotification[] {
  const told: McpNotification[] = [];
  session.attach({
    onNotification: (notification) => told.push(notification),
    ...(onRequest && { onRequest }),
  });
  return told;
}

/** Over stdio a service says what it is told to. */
function sayAll(session: UpstreamSession, messages: readonly object[]): Promise<unknown> {
  const signal = AbortSignal.timeout(5000);
  return session.ask({ method: 'plain/say', params: { messages }, signal });
}

describe.each(['legacy', 'modern'] as const)('%s', (era) => {
  test('over HTTP, all that is said beside any request comes raw and in order', async () => {
    const { service, announce } = await plain.startPlain([era]);
    const session = await open(service.url, { caller });
    const notices: unknown[] = [];
    session.onNotice((notice) => notices.push(notice));
    const told = listen(session);
    await waitFor(() => announce({ method: 'notifications/hello' }) > 0, {
      description: 'the stream',
    });
    await waitFor(() => told.length > 0, { description: 'a word' });
    told.length = 0;
    for (const message of said) announce(message);
    await waitFor(() => told.length === said.length, { description: 'all of it' });
    expect(JSON.stringify(told)).toBe(JSON.stringify(said));
    expect(notices).toEqual([
      { kind: 'tools_changed' },
      { kind: 'prompts_changed' },
      { kind: 'resources_changed' },
      { kind: 'resource_updated', uri: 'a:b' },
    ]);
    await session.close();
    await waitFor(() => announce({ method: 'notifications/hello' }) === 0, {
      description: 'the stream to be let go of',
    });
    expect(told).toHaveLength(said.length);
  });

  test('over stdio too, the log of a request of ours among it; the last one who listens counts', async () => {
    const session = await plain.reach({ over: 'stdio', era });
    const first = listen(session);
    const second = listen(session);
    await sayAll(session, said);
    await waitFor(() => second.length === said.length, { description: 'all of it' });
    expect(JSON.stringify(second)).toBe(JSON.stringify(said));
    expect(first).toEqual([]);
  });

  test('while a request is under way, what speaks of the service does not belong to it', async () => {
    const session = await plain.reach({ over: 'stdio', era });
    const aside = listen(session);
    const told: McpNotification[] = [];
    await session.relay(
      relayOf('plain/say', {
        params: { messages: said },
        onNotification: (notification) => told.push(notification),
      }),
    );
    const isOfRequest = ({ method }: McpNotification): boolean => /message|vendor/.test(method);
    expect(told).toEqual(said.filter(isOfRequest));
    expect(aside).toEqual(said.filter((notification) => !isOfRequest(notification)));
  });

  test('in a stream of its own all of it belongs to the request', async () => {
    const { service } = await plain.startPlain([era]);
    const session = await open(service.url, { caller });
    const aside = listen(session);
    const told: McpNotification[] = [];
    const messages = said;
    await session.relay(
      relayOf('plain/say', { params: { messages }, onNotification: (one) => told.push(one) }),
    );
    expect(told).toEqual(said);
    expect(aside).toEqual([]);
  });

  test('what is said before anybody listens is kept for a client, and for nobody else', async () => {
    const [first] = said;
    const ours = await plain.reach({ over: 'stdio', era });
    await sayAll(ours, said);
    const session = await plain.reach({ over: 'stdio', era }, { caller });
    await sayAll(session, [first as McpNotification]);
    expect([listen(ours), listen(session)]).toEqual([[], [first]]);
  });
});

test('a call of a tool keeps its own log, and the lists are everybody’s', async () => {
  const service = await serve('legacy', ({ rpcMethod, response, id }) => {
    if (rpcMethod !== 'tools/call') return false;
    beginStream(response, ...said.map((message) => eventOf(message)));
    response.end(eventOf({ id, result: { content: [] } }));
    return true;
  });
  const session = await open(service.url);
  const told = listen(session);
  const logs: unknown[] = [];
  await session.callTool(callOf({ onLog: ({ data }) => logs.push(data) }));
  expect(logs).toEqual([[null]]);
  expect(told).toEqual(said.filter(({ method }) => !/message|vendor/.test(method)));
});

describe('questions of the older era', () => {
  const question = { id: 'q', method: 'roots/list', params: { odd: 1 } };
  const roots = { roots: [{ uri: 'file:///mine', odd: 1 }] };

  const answersOf = async (session: UpstreamSession): Promise<unknown> => {
    const answer = await session.relay(relayOf('plain/seen'));
    const { seen } = (answer as { result: { seen: { id?: unknown }[] } }).result;
    return seen.filter(({ id }) => id !== undefined);
  };

  test('on the standing stream, with nothing under way', async () => {
    const { service, announce } = await plain.startPlain(['legacy']);
    const session = await open(service.url, { caller });
    const asked: unknown[] = [];
    listen(session, async ({ method, params }) => {
      asked.push({ method, params });
      return { result: roots };
    });
    await waitFor(() => announce(question) > 0, { description: 'the stream' });
    await expect
      .poll(() => answersOf(session))
      .toEqual([{ jsonrpc: '2.0', id: 'q', result: roots }]);
    expect(asked).toEqual([{ method: 'roots/list', params: { odd: 1 } }]);
  });

  test('while a request is under way they go to that', async () => {
    const session = await plain.reach({ over: 'stdio', era: 'legacy' }, { caller });
    listen(session, async () => ({ error: { code: 1, message: 'wrong way' } }));
    await session.relay(
      relayOf('plain/say', {
        params: { messages: [question] },
        onRequest: async () => ({ result: roots }),
      }),
    );
    await expect
      .poll(() => answersOf(session))
      .toEqual([{ jsonrpc: '2.0', id: 'q', result: roots }]);
  });

  test('before anybody listens they wait for the client', async () => {
    const session = await plain.reach({ over: 'stdio', era: 'legacy' }, { caller });
    await sayAll(session, [question]);
    expect(await answersOf(session)).toEqual([]);
    listen(session, async () => ({ result: roots }));
    await expect
      .poll(() => answersOf(session))
      .toEqual([{ jsonrpc: '2.0', id: 'q', result: roots }]);
  });

  test.each([
    ['of one who listens and cannot be asked', undefined],
    ['that fail on their way', () => Promise.reject(new Error('gone'))],
  ])('%s are answered all the same', async (_what, onRequest) => {
    const session = await plain.reach({ over: 'stdio', era: 'legacy' }, { caller });
    listen(session, onRequest);
    await sayAll(session, [question]);
    await expect.poll(() => answersOf(session)).toMatchObject([{ error: { code: -32_603 } }]);
  });

  test('that are taken back are not answered', async () => {
    const session = await plain.reach({ over: 'stdio', era: 'legacy' }, { caller });
    const signals: AbortSignal[] = [];
    listen(session, ({ signal }) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
    const takeBack = { method: 'notifications/cancelled', params: { requestId: 'q' } };
    await sayAll(session, [question, takeBack]);
    await waitFor(() => signals[0]?.aborted, { description: 'the client to be told' });
    expect(await answersOf(session)).toEqual([]);
  });
});

test.each(['legacy', 'modern'] as const)(
  'a service made with the SDK tells of its tools, %s',
  async (era) => {
    const service = await serve(era);
    const told = listen(await open(service.url, { caller }));
    await waitFor(
      () => {
        // Until the stream is open nobody hears it.
        service.notifyToolsChanged();
        return told.length > 0;
      },
      { description: 'the notice' },
    );
    expect(told[0]).toEqual({ method: 'notifications/tools/list_changed', params: {} });
  },
);

test('also a service that has announced nothing is listened to', async () => {
  let asked = 0;
  const serverInfo = { name: 'quiet', version: '1' };
  const service = await serve('legacy', ({ rpcMethod, request, response, id, params }) => {
    if (request.method === 'GET') asked += 1;
    if (rpcMethod === 'notifications/initialized') {
      response.writeHead(202).end();
      return true;
    }
    if (rpcMethod !== 'initialize') return false;
    const { protocolVersion } = params;
    return answerWith(response, { id, result: { protocolVersion, capabilities: {}, serverInfo } });
  });
  const session = await open(service.url, { caller: { capabilities: {} } });
  session.onNotice(() => undefined);
  expect(asked).toBe(0);
  listen(session);
  await waitFor(() => asked === 1, { description: 'the question' });
});

test('resources that are followed in the newer era are told of', async () => {
  const { service, announce } = await plain.startPlain(['modern']);
  const session = await open(service.url);
  const told = listen(session);
  await session.subscribe('a:b', AbortSignal.timeout(5000));
  announce({ method: 'notifications/resources/updated' });
  await waitFor(() => told.length > 0, { description: 'the notice' });
  expect(told[0]).toEqual({ method: 'notifications/resources/updated', params: {} });
});

test('what a client listens for itself is confirmed and told to it alone', async () => {
  const { service, announce } = await plain.startPlain(['modern']);
  const session = await open(service.url);
  const aside = listen(session);
  const told: McpNotification[] = [];
  const stop = new AbortController();
  const listening = session.relay(
    relayOf('subscriptions/listen', {
      params: { notifications: { taskIds: ['t'] } },
      signal: stop.signal,
      onNotification: (notification) => told.push(notification),
    }),
  );
  await waitFor(() => told.length > 0, { description: 'the confirmation' });
  announce({ method: 'notifications/tasks', params: { taskId: 't' } });
  await waitFor(() => told.length > 1 && aside.length > 0, { description: 'the news' });
  expect(told).toEqual([
    {
      method: 'notifications/subscriptions/acknowledged',
      params: { notifications: { taskIds: ['t'] } },
    },
    { method: 'notifications/tasks', params: { taskId: 't' } },
  ]);
  expect(aside).toEqual([{ method: 'notifications/tasks', params: { taskId: 't' } }]);
  stop.abort(new Error('enough'));
  await expect(listening).rejects.toThrow();
});

test('over stdio it is known by the request that it names', async () => {
  const session = await plain.reach({ over: 'stdio', era: 'modern' });
  const aside = listen(session);
  const told: McpNotification[] = [];
  const mark = { 'io.modelcontextprotocol/subscriptionId': 'TOKEN' };
  const confirmed = {
    method: 'notifications/subscriptions/acknowledged',
    params: { notifications: { taskIds: ['t'] } },
  };
  const task = { method: 'notifications/tasks', params: { taskId: 't' } };
  await session.relay(
    relayOf('plain/any', {
      params: {
        messages: [confirmed, task].map(({ method, params }) => ({
          method,
          params: { ...params, _meta: mark },
        })),
      },
      wantsProgress: true,
      onNotification: (notification) => told.push(notification),
    }),
  );
  expect(told).toEqual([confirmed, task]);
  expect(aside).toEqual([]);
});

test('over a WebSocket what comes is not brought into another order', async () => {
  const result = { z: 1, isError: false, content: [{ odd: 1, type: 'hologram' }], _meta: { a: 1 } };
  const service = await keep(
    startWebSocketService({
      createServer: () => createWeatherServer(),
      intercept: (message, socket) => {
        if (!('method' in message) || message.method !== 'vendor/any') return false;
        const { id } = message as { id: unknown };
        socket.send(JSON.stringify({ result, id, jsonrpc: '2.0' }));
        return true;
      },
    }),
  );
  for (const era of ['legacy', 'modern'] as const) {
    const session = await open(service.url, { era });
    expect(session.facts.era).toBe(era);
    const answer = await session.relay(relayOf('vendor/any'));
    expect(JSON.stringify(answer)).toBe(JSON.stringify({ result }));
  }
});
