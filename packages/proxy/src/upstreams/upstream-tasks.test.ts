import {
  createWeatherServer,
  startHttpService,
  waitFor,
  type HttpServiceOptions,
} from '@nanda/testing';
import { expect, test } from 'vitest';

import type { UpstreamLog, UpstreamProgress } from '../core/connections/upstream-connector.js';
import { NandaError } from '../core/nanda-error.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { useUpstreams, type Exchange } from './testing/use-upstreams.fixture.js';

const { open, serve } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const slow = { name: 'slow', inputSchema: {}, execution: { taskSupport: 'required' } };
const takesTasks = { cancel: {}, requests: { tools: { call: {} } } };
const related = { 'io.modelcontextprotocol/related-task': { taskId: 't-1' } };
const done = { content: [{ type: 'text', text: 'done' }], _meta: related };
const refuse = (code: number, message: string) => ({ error: { code, message } });
const state = (status: string, statusMessage?: string) => ({
  taskId: 't-1',
  status,
  ttl: null,
  createdAt: '2026-01-01T00:00:00Z',
  lastUpdatedAt: '2026-01-01T00:00:00Z',
  pollInterval: 1,
  ...(statusMessage !== undefined && { statusMessage }),
});

interface Script {
  /** What `tasks/get` is answered, one after the other; the last one again and again. */
  readonly states?: readonly object[];
  /** What `tasks/result` is answered, the same way. `wait`: nothing, until `finish`. */
  readonly results?: readonly (object | 'wait')[];
  readonly tasks?: object;
  readonly take?: (exchange: Exchange) => boolean;
}

/** A service of the older era whose tool is called as the task `t-1`. */
async function serveTask({
  states = [state('working')],
  results = ['wait'],
  tasks = takesTasks,
  take = () => false,
}: Script = {}) {
  const sent: { method: string; params: Record<string, unknown>; id: unknown }[] = [];
  const answers: Record<string, unknown>[] = [];
  const waiting: Exchange[] = [];
  const counts = { states: 0, results: 0 };
  const service = await serve('legacy', (exchange) => {
    const { rpcMethod, response, id, params, body } = exchange;
    if (rpcMethod !== undefined) sent.push({ method: rpcMethod, params, id });
    else if (id !== undefined) answers.push(body as Record<string, unknown>);
    if (take(exchange)) return true;
    switch (rpcMethod) {
      case 'initialize': {
        const serverInfo = { name: 'tasks', version: '1' };
        const capabilities = { tools: {}, tasks };
        return answerWith(response, {
          id,
          result: { protocolVersion: '2025-11-25', capabilities, serverInfo },
        });
      }
      case 'tools/call':
        return answerWith(response, {
          id,
          result: params['task'] ? { task: state('working') } : { content: [], isPlain: true },
        });
      case 'tasks/get': {
        const answer = states[counts.states++] ?? states.at(-1) ?? {};
        return answerWith(response, { id, ...('error' in answer ? answer : { result: answer }) });
      }
      case 'tasks/result': {
        const answer = results[counts.results++] ?? results.at(-1) ?? 'wait';
        if (answer !== 'wait') {
          return answerWith(response, { id, ...('error' in answer ? answer : { result: answer }) });
        }
        waiting.push(exchange);
        return beginStream(response);
      }
      case 'tasks/cancel':
        return answerWith(response, { id, result: state('cancelled') });
      default:
        if (rpcMethod === 'server/discover' || exchange.request.method !== 'POST') return false;
        response.writeHead(202).end();
        return true;
    }
  });
  return {
    service,
    sent,
    answers,
    waiting,
    methods: () => sent.map(({ method }) => method),
    paramsOf: (method: string) => sent.find((message) => message.method === method)?.params,
    finish: () => {
      for (const { response, id } of waiting.splice(0)) response.end(eventOf({ id, result: done }));
    },
  };
}

test('a tool that has to be called as a task is, and its result comes as soon as it is there', async () => {
  const script = await serveTask({
    states: [state('working', 'Looking…'), state('working', 'Looking…'), state('working', 'Here!')],
  });
  const { methods, paramsOf, finish } = script;
  const session = await open(script.service.url, { clientCapabilities: ['elicitation'] });
  const progress: UpstreamProgress[] = [];
  const call = session.callTool(
    callOf({ tool: slow, parameters: { a: 1 }, onProgress: (step) => progress.push(step) }),
  );
  await waitFor(() => progress.length === 2, { description: 'the words of the service' });
  finish();
  expect(await call).toEqual(done);
  expect(progress).toEqual([
    { progress: 1, message: 'Looking…' },
    { progress: 2, message: 'Here!' },
  ]);
  expect(paramsOf('tools/call')).toMatchObject({
    name: 'slow',
    arguments: { a: 1 },
    task: { ttl: 3_600_000 },
    _meta: { progressToken: expect.any(String) as string },
  });
  expect(paramsOf('tasks/get')).toEqual({ taskId: 't-1' });
  expect(paramsOf('tasks/result')).toEqual({ taskId: 't-1' });
  expect(methods()).not.toContain('tasks/cancel');
  // We take no tasks ourselves, and do not say so.
  expect(paramsOf('initialize')).toMatchObject({
    capabilities: { elicitation: {} },
  });
  expect(Object.keys(paramsOf('initialize')?.['capabilities'] ?? {})).toEqual(['elicitation']);
});

test.each([
  ['its caller chooses', { execution: { taskSupport: 'optional' } }, takesTasks],
  ['it says nothing', {}, takesTasks],
  ['its service takes no tasks', { execution: { taskSupport: 'required' } }, { list: {} }],
])('a tool is called plainly: %s', async (_, facts, tasks) => {
  const { service, paramsOf } = await serveTask({ tasks });
  const session = await open(service.url);
  const tool = { name: 'any', inputSchema: {}, ...facts };
  expect(await session.callTool(callOf({ tool }))).toMatchObject({ isPlain: true });
  expect(paramsOf('tools/call')).not.toHaveProperty('task');
});

test('a service may answer at once, though it was asked for a task', async () => {
  const { service, methods } = await serveTask({
    take: ({ rpcMethod, response, id }) =>
      rpcMethod === 'tools/call' && answerWith(response, { id, result: { content: [] } }),
  });
  const session = await open(service.url);
  expect(await session.callTool(callOf({ tool: slow }))).toEqual({ content: [] });
  expect(methods()).not.toContain('tasks/get');
});

test('a service that does not wait with the result is asked for it when it is there', async () => {
  const { service, methods } = await serveTask({
    states: [...Array.from({ length: 5 }, () => state('working')), state('completed')],
    results: [refuse(-32_602, 'Not yet.'), done],
  });
  const session = await open(service.url);
  expect(await session.callTool(callOf({ tool: slow }))).toEqual(done);
  expect(methods().filter((method) => method === 'tasks/result')).toHaveLength(2);
  expect(methods().filter((method) => method === 'tasks/get')).toHaveLength(6);
});

test('what it says of itself counts too', async () => {
  const { service, waiting } = await serveTask({
    states: [state('completed')],
    results: ['wait', done],
    take: ({ rpcMethod, response, id }) =>
      rpcMethod === 'tools/call' &&
      answerWith(response, { id, result: { task: { ...state('working'), pollInterval: 1e9 } } }),
  });
  const session = await open(service.url);
  const progress: UpstreamProgress[] = [];
  const logs: UpstreamLog[] = [];
  const call = session.callTool(
    callOf({
      tool: slow,
      onProgress: (step) => progress.push(step),
      onLog: (log) => logs.push(log),
    }),
  );
  await waitFor(() => waiting.length === 1, { description: 'the question for the result' });
  const tell = (method: string, params: object): void =>
    void waiting[0]?.response.write(eventOf({ method: `notifications/${method}`, params }));
  tell('tasks/status', state('working', 'One.'));
  tell('tasks/status', { ...state('working', 'Of another.'), taskId: 't-2' });
  tell('message', { level: 'info', data: 'in its stream' });
  await waitFor(() => logs.length === 1, { description: 'the line of the log' });
  expect(progress).toEqual([{ progress: 1, message: 'One.' }]);
  // Nobody waits for the next poll, which is far away.
  tell('tasks/status', state('completed'));
  expect(await call).toEqual(done);
  expect(logs).toEqual([{ level: 'info', data: 'in its stream' }]);
});

test('where the service counts, its words are lines of the log', async () => {
  const held: (() => void)[] = [];
  const { service, waiting, sent, finish } = await serveTask({
    states: [state('working'), state('working', 'Half of it.')],
    take: ({ rpcMethod, id, response }) => {
      if (rpcMethod !== 'tasks/get' || held.length > 0) return false;
      held.push(() => answerWith(response, { id, result: state('working') }));
      return true;
    },
  });
  const session = await open(service.url);
  const progress: UpstreamProgress[] = [];
  const logs: UpstreamLog[] = [];
  const call = session.callTool(
    callOf({
      tool: slow,
      onProgress: (step) => progress.push(step),
      onLog: (log) => logs.push(log),
    }),
  );
  await waitFor(() => waiting.length > 0 && held.length > 0, { description: 'both' });
  const meta = sent.find(({ method }) => method === 'tools/call')?.params['_meta'];
  const { progressToken } = meta as { progressToken: string };
  const params = { progressToken, progress: 50, total: 100 };
  waiting[0]?.response.write(eventOf({ method: 'notifications/progress', params }));
  await waitFor(() => progress.length === 1, { description: 'the progress' });
  held[0]?.();
  await waitFor(() => logs.length === 1, { description: 'the words' });
  finish();
  await call;
  expect(progress).toEqual([{ progress: 50, total: 100 }]);
  expect(logs).toEqual([{ level: 'info', data: 'Half of it.' }]);
});
test('what it asks belongs to the call whose task it names, and so does the answer', async () => {
  const { service, waiting, answers, finish } = await serveTask();
  const session = await open(service.url, { clientCapabilities: ['elicitation'] });
  const call = session.callTool(
    callOf({ tool: slow, onInput: async () => ({ action: 'accept', content: { a: 1 } }) }),
  );
  await waitFor(() => waiting.length === 1, { description: 'the question for the result' });
  for (const [id, _meta] of [
    ['named', related],
    ['of the stream', undefined],
  ] as const) {
    const params = { message: 'which?', requestedSchema: {}, ...(_meta && { _meta }) };
    waiting[0]?.response.write(eventOf({ id, method: 'elicitation/create', params }));
  }
  await waitFor(() => answers.length === 2, { description: 'the answers' });
  finish();
  await call;
  const result = { action: 'accept', content: { a: 1 } };
  expect(answers).toContainEqual({
    jsonrpc: '2.0',
    id: 'named',
    result: { ...result, _meta: related },
  });
  expect(answers).toContainEqual({ jsonrpc: '2.0', id: 'of the stream', result });
});

test('a cancelled call cancels its task', async () => {
  const { service, paramsOf, methods, waiting } = await serveTask();
  const session = await open(service.url);
  const cancel = new AbortController();
  const call = session.callTool(callOf({ tool: slow, signal: cancel.signal }));
  await waitFor(() => waiting.length === 1 && methods().includes('tasks/get'), {
    description: 'the task to be followed',
  });
  cancel.abort(new NandaError('TOOL_TIMEOUT', 'Time is up.'));
  await expect(call).rejects.toMatchObject({ code: 'TOOL_TIMEOUT' });
  await waitFor(() => methods().includes('tasks/cancel'), {
    description: 'the service to be told',
  });
  expect(paramsOf('tasks/cancel')).toEqual({ taskId: 't-1' });
});

test('a call that is cancelled while its task is made ends at once, and the task when its name is known', async () => {
  let create: (() => void) | undefined;
  const { service, methods } = await serveTask({
    take: ({ rpcMethod, response, id }) => {
      if (rpcMethod !== 'tools/call') return false;
      create = () => answerWith(response, { id, result: { task: state('working') } });
      return true;
    },
  });
  const session = await open(service.url);
  const cancel = new AbortController();
  const call = session.callTool(callOf({ tool: slow, signal: cancel.signal }));
  await waitFor(() => create !== undefined, { description: 'the call' });
  cancel.abort();
  await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(methods()).not.toContain('tasks/cancel');
  create?.();
  await waitFor(() => methods().includes('tasks/cancel'), {
    description: 'the service to be told',
  });
  expect(methods()).not.toContain('notifications/cancelled');
});

test.each<[string, Script, object]>([
  [
    'it failed, and says why',
    { states: [state('failed', 'No ink.')], results: [refuse(-32_603, 'oh')] },
    { code: 'UPSTREAM_ERROR', message: expect.stringContaining('No ink.') as string },
  ],
  [
    'it failed, and its result says why',
    { states: [state('failed')], results: [refuse(-32_603, 'oh')] },
    { code: 'UPSTREAM_ERROR', details: { rpc: { code: -32_603, message: 'oh' } } },
  ],
  [
    'the service cancelled it',
    { states: [state('cancelled', 'Tired.')] },
    { code: 'UPSTREAM_ERROR', message: expect.stringContaining('"Tired."') as string },
  ],
  [
    'the service forgot it',
    { states: [refuse(-32_602, 'Task not found')] },
    { code: 'UPSTREAM_ERROR', message: expect.stringContaining('Task not found') as string },
  ],
  [
    'its state is none',
    { states: [{ ...state('working'), taskId: 't-2' }] },
    { code: 'UPSTREAM_PROTOCOL_ERROR' },
  ],
  [
    'the task is none',
    {
      take: ({ rpcMethod, response, id }) =>
        rpcMethod === 'tools/call' &&
        answerWith(response, { id, result: { task: { taskId: 1, status: 'odd' } } }),
    },
    { code: 'UPSTREAM_PROTOCOL_ERROR' },
  ],
])('%s: the call fails, and is not sent again', async (_, script, expected) => {
  const { service } = await serveTask(script);
  const session = await open(service.url);
  const failure: unknown = await session.callTool(callOf({ tool: slow })).catch((e: unknown) => e);
  expect(failure).toMatchObject(expected);
  expect((failure as NandaError).retryable).not.toBe(true);
});

test('a failed task may have a result that says so', async () => {
  const failed = { content: [], isError: true };
  const { service } = await serveTask({ states: [state('failed')], results: ['wait', failed] });
  const session = await open(service.url);
  expect(await session.callTool(callOf({ tool: slow }))).toEqual(failed);
});

test('a service that is out of breath for a moment is asked again', async () => {
  let refusals = 0;
  const { service } = await serveTask({
    states: [state('completed')],
    results: ['wait', done],
    take: ({ rpcMethod, response }) => {
      if (rpcMethod !== 'tasks/get' || refusals === 2) return false;
      refusals += 1;
      response.writeHead(503).end();
      return true;
    },
  });
  const session = await open(service.url);
  expect(await session.callTool(callOf({ tool: slow }))).toEqual(done);
  expect(refusals).toBe(2);
});

test('a service that is gone leaves it open whether the tool ran', async () => {
  const { service, waiting } = await serveTask();
  const session = await open(service.url);
  const call = session.callTool(callOf({ tool: slow }));
  await waitFor(() => waiting.length === 1, { description: 'the task to be followed' });
  await service.crash();
  await expect(call).rejects.toMatchObject({ code: 'UPSTREAM_LOST', retryable: false });
});

test('a task that goes on for ever ends with its call', async () => {
  const { service, methods } = await serveTask();
  const session = await open(service.url);
  const signal = AbortSignal.timeout(500);
  await expect(session.callTool(callOf({ tool: slow, signal }))).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  const asked = methods().length;
  await waitFor(() => methods().includes('tasks/cancel'), {
    description: 'the service to be told',
  });
  await session.close();
  expect(asked).toBeGreaterThan(3);
  expect(methods().filter((method) => method === 'tasks/result')).toHaveLength(1);
});

test('a session that is closed meanwhile cancels the call', async () => {
  const { service, waiting } = await serveTask();
  const session = await open(service.url);
  const call = session.callTool(callOf({ tool: slow }));
  await waitFor(() => waiting.length === 1, { description: 'the task to be followed' });
  const failed = expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
  await session.close();
  await failed;
});
