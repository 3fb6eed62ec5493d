import {
  createAnalyticsServer,
  startServerEverything,
  waitFor,
  createWeatherServer,
  startHttpService,
  type HttpServiceOptions,
} from '@nanda/testing';
import { expect, test, vi } from 'vitest';

import type { UpstreamSession } from '../core/connections/upstream-connector.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const { keep, open, serve } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const analyze = (durationMs: number, steps: number) => ({
  tool: { name: 'analyze', inputSchema: { type: 'object' } },
  parameters: { durationMs, steps },
});

/** All that a call tells, in its order. */
function record(told: [kind: string, what: unknown][] = []) {
  return {
    told,
    onPosition: (position: string) => void told.push(['position', position]),
    onProgress: ({ progress }: { progress: number }) => void told.push(['progress', progress]),
    onLog: ({ data }: { data: unknown }) => void told.push(['log', data]),
  };
}

type Told = ReturnType<typeof record>['told'];

const withoutPositions = (told: Told): Told => told.filter(([kind]) => kind !== 'position');

const lastPosition = (told: Told): string =>
  String(told.findLast(([kind]) => kind === 'position')?.[1]);

const stateOf = ({ state }: UpstreamSession): string => {
  if (state === undefined) throw new Error('The session has no state.');
  return state;
};

test('a position is told right before whatever came there', async () => {
  const { url } = await serve('legacy', ({ rpcMethod, response, id, params }) => {
    if (rpcMethod !== 'tools/call') return false;
    const { progressToken } = params['_meta'] as { progressToken: string };
    const progress = { method: 'notifications/progress', params: { progressToken, progress: 1 } };
    const log = { method: 'notifications/message', params: { level: 'info', data: 'hello' } };
    beginStream(
      response,
      'id: 1\ndata: \n\n',
      eventOf(progress, '2'),
      eventOf(log),
      eventOf({ id, result: { content: [] } }, 'c d'),
    );
    response.end();
    return true;
  });
  const session = await open(url);
  const seen = record();
  await session.callTool(callOf(seen));
  const [requestId] = lastPosition(seen.told).split(' ');
  expect(requestId).toMatch(/^nanda-[0-9a-f]{12}-\d+$/);
  expect(seen.told).toEqual([
    ['position', `${requestId} 1`],
    ['position', `${requestId} 2`],
    ['progress', 1],
    ['log', 'hello'],
    ['position', `${requestId} c d`],
  ]);
});

test('a call that one process began is taken up by another: nothing is lost or comes twice', async () => {
  const runs: unknown[] = [];
  const service = await serve('legacy', undefined, {
    createServer: () => createAnalyticsServer({ onRun: (run) => runs.push(run) }),
    events: {},
  });
  const first = await open(service.url);
  const before = record();
  const abandoned = first.callTool(callOf({ ...analyze(1500, 30), ...before }));
  const ended = expect(abandoned).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: false,
  });
  await waitFor(() => withoutPositions(before.told).length > 5, { description: 'some progress' });
  await first.detach();
  await ended;
  const lost = before.told.length;

  const second = await open(service.url, { resume: stateOf(first) });
  expect(second).toMatchObject({
    isResumed: true,
    state: first.state,
    protocolVersion: first.protocolVersion,
    serverInfo: first.serverInfo,
    capabilities: first.capabilities,
  });
  const after = record();
  const resumeAt = lastPosition(before.told);
  const result = await second.callTool(callOf({ ...analyze(1500, 30), ...after, resumeAt }));
  expect(result.isError).not.toBe(true);
  expect(before.told).toHaveLength(lost);
  const told = withoutPositions([...before.told, ...after.told]);
  expect(told).toEqual([
    ['log', 'Analyzing sample'],
    ...Array.from({ length: 30 }, (_, index) => ['progress', index + 1]),
    ['log', 'Analyzed sample'],
  ]);
  expect(withoutPositions(after.told).length).toBeGreaterThan(0);
  expect(runs).toHaveLength(1);
  const methods = service.requests.map(({ method, rpcMethod }) => rpcMethod ?? method);
  expect(methods.filter((method) => method === 'tools/call')).toHaveLength(1);
  expect(methods.filter((method) => method === 'initialize')).toHaveLength(1);
  expect(methods).not.toContain('DELETE');
  expect(methods).not.toContain('notifications/cancelled');
  // Further calls of the session have ids of their own.
  await second.callTool(callOf(analyze(10, 1)));
  expect(runs).toHaveLength(2);
});

test('the real server-everything: a call is taken up though its stream says nothing any more', async () => {
  const service = await keep(startServerEverything({ transport: 'streamableHttp' }));
  const first = await open(service.url);
  const request = {
    tool: { name: 'trigger-long-running-operation', inputSchema: { type: 'object' } },
    parameters: { duration: 2, steps: 20 },
  };
  const before = record();
  const abandoned = first.callTool(callOf({ ...request, ...before }));
  const ended = expect(abandoned).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  await waitFor(() => withoutPositions(before.told).length > 3, { description: 'some progress' });
  await first.detach();
  await ended;
  const second = await open(service.url, { resume: stateOf(first) });
  const after = record();
  const resumeAt = lastPosition(before.told);
  const result = await second.callTool(callOf({ ...request, ...after, resumeAt }));
  expect(JSON.stringify(result)).toContain('completed');
  expect(withoutPositions([...before.told, ...after.told])).toEqual(
    Array.from({ length: 20 }, (_, index) => ['progress', index + 1]),
  );
});

test('a call that is taken up and cancelled is cancelled under the id that the service knows', async () => {
  const cancelled: unknown[] = [];
  const { url } = await serve('legacy', ({ rpcMethod, response, lastEventId, params }) => {
    if (lastEventId === '7') return beginStream(response);
    if (rpcMethod !== 'notifications/cancelled') return false;
    cancelled.push(params['requestId']);
    response.writeHead(202).end();
    return true;
  });
  const first = await open(url);
  await first.detach();
  const second = await open(url, { resume: stateOf(first) });
  const cancel = new AbortController();
  const call = second.callTool(callOf({ resumeAt: 'nanda-other-3 7', signal: cancel.signal }));
  const ended = expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
  cancel.abort();
  await ended;
  await waitFor(() => cancelled.length > 0, { description: 'the cancellation' });
  expect(cancelled).toEqual(['nanda-other-3']);
});

test('a refusal of a call that is taken up is its end: nothing is sent in its place', async () => {
  const service = await serve('legacy', ({ response, lastEventId }) => {
    if (lastEventId !== '7') return false;
    const error = {
      code: -32_042,
      message: 'Visit this',
      data: { elicitations: [{ mode: 'url', elicitationId: 'e', url: 'https://a.example' }] },
    };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(
      `id: 8\ndata: ${JSON.stringify({ jsonrpc: '2.0', id: 'nanda-other-3', error })}\n\n`,
    );
    return true;
  });
  const capable = { clientCapabilities: ['elicitation'] as const };
  const first = await open(service.url, capable);
  await first.detach();
  const second = await open(service.url, { ...capable, resume: stateOf(first) });
  await expect(second.callTool(callOf({ resumeAt: 'nanda-other-3 7' }))).rejects.toMatchObject({
    code: 'UPSTREAM_ERROR',
  });
  expect(service.requests.map(({ rpcMethod }) => rpcMethod)).not.toContain('tools/call');
});

test.each(['nanda-other-3 7', 'nonsense', ''])(
  'a session that was not taken up takes up no call: %j',
  async (resumeAt) => {
    const service = await serve('legacy');
    const session = await open(service.url);
    const before = service.requests.length;
    await expect(session.callTool(callOf({ resumeAt }))).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: false,
    });
    expect(service.requests.slice(before).map(({ rpcMethod }) => rpcMethod)).not.toContain(
      'tools/call',
    );
  },
);

test('P2: a session that the service has forgotten is opened anew', async () => {
  const service = await serve('legacy');
  const first = await open(service.url);
  await first.detach();
  const { sessionId } = JSON.parse(stateOf(first)) as { sessionId: string };
  await service.forgetSession(sessionId);
  const second = await open(service.url, { resume: stateOf(first) });
  expect(second.isResumed).toBe(false);
  expect(second.state).not.toBe(first.state);
  expect(await second.listTools(AbortSignal.timeout(5000))).not.toHaveLength(0);
});

test('some services say 400 where they do not know a session', async () => {
  let isForgotten = false;
  const service = await serve('legacy', ({ rpcMethod, response }) =>
    rpcMethod === 'ping' && isForgotten
      ? answerWith(
          response,
          { id: null, error: { code: -32_000, message: 'No valid session ID' } },
          400,
        )
      : false,
  );
  const first = await open(service.url);
  await first.detach();
  isForgotten = true;
  expect((await open(service.url, { resume: stateOf(first) })).isResumed).toBe(false);
});

test('a service that knows the session and no ping', async () => {
  const service = await serve('legacy', ({ rpcMethod, response, id }) =>
    rpcMethod === 'ping'
      ? answerWith(response, { id, error: { code: -32_601, message: 'Method not found' } })
      : false,
  );
  const first = await open(service.url);
  await first.detach();
  expect((await open(service.url, { resume: stateOf(first) })).isResumed).toBe(true);
});

test.each([
  [401, { code: 'SERVICE_AUTH_REQUIRED' }],
  [503, { code: 'CONNECTION_FAILED', details: { cause: 'http', status: 503 }, retryAfter: 3 }],
  ['down', { code: 'CONNECTION_FAILED', details: { cause: 'refused' } }],
])('a session may still be there, so it is not given up: %s', async (how, expected) => {
  let isDown = false;
  const service = await serve('legacy', ({ response }) => {
    if (!isDown || typeof how !== 'number') return false;
    response.writeHead(how, { 'retry-after': '3' }).end();
    return true;
  });
  const first = await open(service.url);
  await first.detach();
  isDown = true;
  if (how === 'down') await service.crash();
  await expect(open(service.url, { resume: stateOf(first) })).rejects.toMatchObject(expected);
});

test('a session is taken up where it was opened, and nowhere else', async () => {
  const first = await open((await serve('legacy')).url);
  const other = await serve('legacy');
  const second = await open(other.url, { resume: stateOf(first) });
  expect(second.isResumed).toBe(false);
  const { sessionId } = JSON.parse(stateOf(first)) as { sessionId: string };
  expect(JSON.stringify(other.requests)).not.toContain(sessionId);
});

test.each(['nonsense', '{}', '{"endpoint":1}'])('a state that is none: %s', async (resume) => {
  expect((await open((await serve('legacy')).url, { resume })).isResumed).toBe(false);
});

test('the newer era has no sessions', async () => {
  const session = await open((await serve('modern')).url);
  expect(session.state).toBeUndefined();
  await expect(session.callTool(callOf({ resumeAt: 'nanda-a-1 7' }))).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
  });
});
