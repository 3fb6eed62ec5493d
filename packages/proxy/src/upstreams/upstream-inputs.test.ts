import {
  serverEverythingCommand,
  startServerEverything,
  waitFor,
  createWeatherServer,
  startHttpService,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';

import type {
  UpstreamInputRequest,
  UpstreamLog,
  UpstreamSession,
} from '../core/connections/upstream-connector.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { useUpstreams, type Exchange } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const { keep, open, openCommand, serve } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const everything = ['elicitation', 'sampling', 'roots'] as const;
const named = (name: string) => ({ name, inputSchema: { type: 'object' } });

describe.each(['streamableHttp', 'sse', 'stdio'] as const)(
  'the real server-everything over %s',
  (transport) => {
    const connect = async (options: Parameters<typeof open>[1] = {}): Promise<UpstreamSession> => {
      if (transport === 'stdio') return openCommand(serverEverythingCommand(), options);
      const { url } = await keep(startServerEverything({ transport }));
      return open(url, options);
    };

    test('elicitation, sampling and roots are asked for and answered', async () => {
      const session = await connect({ clientCapabilities: everything });
      const asked: UpstreamInputRequest[] = [];
      const answers = {
        elicitation: { action: 'accept', content: { name: 'Ada', check: true } },
        sampling: {
          role: 'assistant',
          model: 'ours',
          content: { type: 'text', text: 'a model speaks' },
        },
        roots: { roots: [{ uri: 'file:///work', name: 'work' }] },
      };
      const call = (name: string, parameters = {}) =>
        session.callTool(
          callOf({
            tool: named(name),
            parameters,
            onInput: async (request) => {
              asked.push(request);
              return answers[request.kind];
            },
          }),
        );
      const elicited = await call('trigger-elicitation-request');
      expect(JSON.stringify(elicited)).toContain('Ada');
      const sampled = await call('trigger-sampling-request', { prompt: 'hello' });
      expect(JSON.stringify(sampled)).toContain('a model speaks');
      const visited = await call('trigger-url-elicitation', { url: 'https://page.example/' });
      expect(JSON.stringify(visited)).toContain('completed');
      expect(asked.filter(({ kind }) => kind !== 'roots')).toMatchObject([
        { kind: 'elicitation', params: { requestedSchema: { type: 'object' } } },
        { kind: 'sampling', params: { messages: [{ role: 'user' }] } },
        { kind: 'elicitation', params: { mode: 'url', url: 'https://page.example/' } },
      ]);
    });

    test('roots that are known are given, and nobody is asked', async () => {
      const session = await connect({ roots: [{ uri: 'file:///known', name: 'known' }] });
      const result = await session.callTool(callOf({ tool: named('get-roots-list') }));
      expect(JSON.stringify(result)).toContain('file:///known');
    });

    test('roots that nobody could be asked for are asked for again', async () => {
      // It asks of its own accord when it was connected, and keeps what it is told.
      const refused: unknown[] = [];
      const session = await connect({
        clientCapabilities: ['roots'],
        onErrorOutput: (line) => refused.push(line.includes('Failed to request roots') && line),
      });
      if (transport === 'stdio') {
        await waitFor(() => refused.some(Boolean), { description: 'it to have asked' });
      }
      const roots = [{ uri: 'file:///mine', name: 'Mine' }];
      const onInput = async () => ({ roots });
      const result = await session.callTool(callOf({ tool: named('get-roots-list'), onInput }));
      expect(JSON.stringify(result)).toContain('file:///mine');
    });

    test('what is not declared is not offered', async () => {
      const session = await connect();
      const tools = await session.listTools(AbortSignal.timeout(5000));
      expect(tools.map(({ name }) => name)).not.toContain('trigger-elicitation-request');
    });
  },
);

/** A service that asks in the stream of each call, and tells what it was answered. */
async function serveAsking(ask: (exchange: Exchange) => object[]) {
  const answers: Record<string, unknown>[] = [];
  const streams = new Map<unknown, { write(text: string): void; end(text?: string): void }>();
  const service = await serve('legacy', (exchange) => {
    const { rpcMethod, response, id, body } = exchange;
    if (rpcMethod === 'tools/call') {
      streams.set(id, response);
      return beginStream(response, ...ask(exchange).map((message) => eventOf(message)));
    }
    if (rpcMethod !== undefined || id === undefined) return false;
    answers.push(body as Record<string, unknown>);
    response.writeHead(202).end();
    return true;
  });
  const finish = (): void => {
    for (const [id, stream] of streams) stream.end(eventOf({ id, result: { content: [] } }));
    streams.clear();
  };
  return { service, answers, streams, finish };
}

const elicit = { method: 'elicitation/create', params: { message: 'who?', requestedSchema: {} } };

test('a request in the stream of a call belongs to that call', async () => {
  const { service, answers, finish } = await serveAsking(({ params }) => [
    { ...elicit, id: `for-${String(params['name'])}` },
  ]);
  const session = await open(service.url, { clientCapabilities: ['elicitation'] });
  const call = (name: string) =>
    session.callTool(
      callOf({ tool: named(name), onInput: async () => ({ action: 'accept', content: { name } }) }),
    );
  const calls = ['a', 'b', 'c'].map(call);
  await waitFor(() => answers.length === 3, { description: 'the answers' });
  finish();
  await Promise.all(calls);
  expect(answers).toHaveLength(3);
  for (const name of ['a', 'b', 'c']) {
    const result = { action: 'accept', content: { name } };
    expect(answers).toContainEqual({ jsonrpc: '2.0', id: `for-${name}`, result });
  }
});

test('what was not declared, what nobody knows, a ping, and a caller who cannot answer', async () => {
  const { service, answers, finish } = await serveAsking(() => [
    { id: 1, method: 'ping' },
    { id: 2, method: 'sampling/createMessage', params: {} },
    { id: 3, method: 'no/such' },
    { ...elicit, id: 4 },
  ]);
  const session = await open(service.url, { clientCapabilities: ['elicitation'] });
  const call = session.callTool(callOf());
  await waitFor(() => answers.length === 4, { description: 'the answers' });
  finish();
  await call;
  expect(answers.toSorted((a, b) => Number(a['id']) - Number(b['id']))).toMatchObject([
    { id: 1, result: {} },
    { id: 2, error: { code: -32_601 } },
    { id: 3, error: { code: -32_601 } },
    { id: 4, error: { code: -32_603 } },
  ]);
});

test("who declines a model's message or roots says so in the way of MCP", async () => {
  const { service, answers, finish } = await serveAsking(() => [
    { id: 1, method: 'sampling/createMessage', params: {} },
    { id: 2, method: 'roots/list' },
    { ...elicit, id: 3 },
  ]);
  const session = await open(service.url, { clientCapabilities: everything });
  const call = session.callTool(callOf({ onInput: async () => ({ action: 'decline' }) }));
  await waitFor(() => answers.length === 3, { description: 'the answers' });
  finish();
  await call;
  expect(answers.toSorted((a, b) => Number(a['id']) - Number(b['id']))).toMatchObject([
    { id: 1, error: { code: -1 } },
    { id: 2, result: { roots: [] } },
    { id: 3, result: { action: 'decline' } },
  ]);
});

test('a question that is taken back aborts its signal, and is not answered', async () => {
  const { service, answers, streams, finish } = await serveAsking(() => [{ ...elicit, id: 'q' }]);
  const session = await open(service.url, { clientCapabilities: ['elicitation'] });
  let signal: AbortSignal | undefined;
  const call = session.callTool(
    callOf({
      onInput: (request) => {
        signal = request.signal;
        return new Promise(() => undefined);
      },
    }),
  );
  await waitFor(() => signal, { description: 'the question' });
  const takeBack = { method: 'notifications/cancelled', params: { requestId: 'q' } };
  for (const stream of streams.values()) stream.write(eventOf(takeBack));
  await waitFor(() => signal?.aborted, { description: 'the signal' });
  finish();
  await call;
  expect(answers).toEqual([]);
});

test('the same id twice, too deep, and more than 128 at once', async () => {
  const deep: unknown = JSON.parse('['.repeat(500) + ']'.repeat(500));
  const { service, answers, finish } = await serveAsking(() => [
    ...Array.from({ length: 129 }, (_, index) => ({ ...elicit, id: `q-${index}` })),
    { ...elicit, id: 'q-0' },
    { method: 'elicitation/create', id: 'deep', params: { deep } },
  ]);
  const session = await open(service.url, { clientCapabilities: ['elicitation'] });
  const release = Promise.withResolvers<void>();
  let asked = 0;
  const call = session.callTool(
    callOf({
      onInput: async () => {
        asked += 1;
        await release.promise;
        return { action: 'cancel' };
      },
    }),
  );
  await waitFor(() => answers.length === 2, { description: 'the refusals' });
  expect(answers).toMatchObject([
    {
      id: 'q-128',
      error: { code: -32_603, message: expect.stringMatching(/128 wait.*Ask again/) as string },
    },
    { id: 'deep', error: { code: -32_603 } },
  ]);
  expect(asked).toBe(128);
  release.resolve();
  await waitFor(() => answers.length === 130, { description: 'the answers' });
  finish();
  await call;
  expect(answers.filter(({ id }) => id === 'q-0')).toHaveLength(1);
});

test('secrets do not come back in a question', async () => {
  const { service, answers, finish } = await serveAsking(() => [
    { ...elicit, id: 1, params: { message: 'is it sekrit-42?' } },
  ]);
  const session = await open(service.url, {
    clientCapabilities: ['elicitation'],
    credentials: { type: 'bearer', token: 'sekrit-42' },
  });
  const asked: unknown[] = [];
  const call = session.callTool(
    callOf({
      onInput: async ({ params }) => {
        asked.push(params);
        return { action: 'cancel' };
      },
    }),
  );
  await waitFor(() => answers.length === 1, { description: 'the answer' });
  finish();
  await call;
  expect(asked).toEqual([{ message: 'is it [redacted]?' }]);
});

describe('a stream that all share', () => {
  const server = `
import { createInterface } from 'node:readline';
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n');
const calls = [];
let hasTask = false;
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params, result, error } = JSON.parse(line);
  if (method === 'initialize') send({ id, result: { protocolVersion: params.protocolVersion, capabilities: { tasks: { cancel: {}, requests: { tools: { call: {} } } } }, serverInfo: { name: 'own', version: '1' } } });
  if (method === 'tools/call') {
    const { name } = params;
    if (name === 'wait') calls.push(id);
    if (name === 'task') { hasTask = true; send({ id, result: { task: { taskId: 't', status: 'working' } } }); }
    if (name === 'ask') { send({ id: 'q', method: 'elicitation/create', params: { message: 'who?' } }); send({ id, result: { content: [] } }); }
  }
  if (method === 'end-last') { send({ id: calls.pop(), result: { content: [] } }); send({ id, result: {} }); }
  if (method === 'ask-for-task') {
    if (hasTask) send({ id: 'q', method: 'elicitation/create', params: { message: 'who?', _meta: { 'io.modelcontextprotocol/related-task': { taskId: 't' } } } });
    send(hasTask ? { id, result: {} } : { id, error: { code: 1, message: 'no task yet' } });
  }
  if (method === 'take-back') { send({ method: 'notifications/cancelled', params: { requestId: 'q' } }); send({ id, result: {} }); }
  if (method === 'ask-us') { send({ id: 'late', method: params.method, params: {} }); calls.push(id); }
  if (id === 'late') send({ id: calls.pop(), result: { result, error } });
  if (result || error) send({ method: 'notifications/message', params: { level: 'info', data: { id, result, error } } });
});`;
  const connect = (options: Parameters<typeof openCommand>[1]) =>
    openCommand(
      { command: process.execPath, args: ['--input-type=module', '-e', server] },
      options,
    );

  test('it belongs to the call that began last, and moves on when that ends first', async () => {
    const session = await connect({ clientCapabilities: ['elicitation'] });
    const endLast = { method: 'end-last', params: {}, signal: AbortSignal.timeout(5000) };
    const asked: [string, AbortSignal][] = [];
    const logs: unknown[] = [];
    const wait = (name: string, answered: Promise<Record<string, unknown>>) =>
      session.callTool(
        callOf({
          tool: named('wait'),
          onLog: ({ data }) => logs.push(data),
          onInput: ({ signal }) => {
            asked.push([name, signal]);
            return answered;
          },
        }),
      );
    const first = wait('first', Promise.resolve({ action: 'accept', content: {} }));
    const second = wait('second', new Promise(() => undefined));
    // The one that makes the service ask ends at once; only the two are left to be asked.
    const asking = { tool: named('ask'), onInput: () => new Promise<never>(() => undefined) };
    await session.callTool(callOf(asking));
    await waitFor(() => asked.some(([name]) => name === 'second'), { description: 'the question' });
    await session.ask(endLast);
    await second;
    await waitFor(() => logs.length > 0, { description: 'the answer' });
    expect(asked.map(([name]) => name)).toEqual(['second', 'first']);
    expect(asked.map(([, signal]) => signal.aborted)).toEqual([true, false]);
    expect(logs).toEqual([{ id: 'q', result: { action: 'accept', content: {} } }]);
    await session.ask(endLast);
    await first;
  });

  test('what a cancelled call asked is taken back, and asked of no other', async () => {
    const session = await connect({ clientCapabilities: ['elicitation'] });
    const asked: [string, AbortSignal][] = [];
    const wait = (name: string, signal: AbortSignal) =>
      session.callTool(
        callOf({
          tool: named('wait'),
          signal,
          onInput: (request) => {
            asked.push([name, request.signal]);
            return new Promise(() => undefined);
          },
        }),
      );
    const first = wait('first', AbortSignal.timeout(20_000));
    const cancel = new AbortController();
    const second = wait('second', cancel.signal);
    await session.callTool(
      callOf({ tool: named('ask'), onInput: () => new Promise(() => undefined) }),
    );
    await waitFor(() => asked.length > 0, { description: 'the question' });
    cancel.abort();
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' });
    const signal = AbortSignal.timeout(5000);
    await session.ask({ method: 'take-back', params: {}, signal });
    await session.ask({ method: 'end-last', params: {}, signal });
    await session.ask({ method: 'end-last', params: {}, signal });
    await first;
    expect(asked.map(([name]) => name)).toEqual(['second']);
  });

  test('what is asked for a task is asked of the call that it is of, and of no other', async () => {
    const session = await connect({ clientCapabilities: ['elicitation'] });
    const logs: unknown[] = [];
    const onLog = ({ data }: UpstreamLog) => logs.push(data);
    const tool = { ...named('task'), execution: { taskSupport: 'required' } };
    const cancel = new AbortController();
    const onInput = async () => ({ action: 'accept', content: {} });
    const of = (name: string) => ({ action: 'accept', content: { name } });
    const task = session.callTool(
      callOf({ tool, signal: cancel.signal, onInput: async () => of('task') }),
    );
    const other = session.callTool(callOf({ tool: named('wait'), onLog, onInput }));
    const askForTask = { method: 'ask-for-task', params: {}, signal: AbortSignal.timeout(5000) };
    await waitFor(
      () =>
        session.ask(askForTask).then(
          () => true,
          () => false,
        ),
      {
        description: 'the task',
      },
    );
    await waitFor(() => logs.length === 1, { description: 'the answer' });
    const related = { 'io.modelcontextprotocol/related-task': { taskId: 't' } };
    expect(logs).toEqual([{ id: 'q', result: { ...of('task'), _meta: related } }]);
    cancel.abort();
    await expect(task).rejects.toMatchObject({ code: 'CANCELLED' });
    await session.ask(askForTask);
    await waitFor(() => logs.length === 2, { description: 'the second answer' });
    expect(logs[1]).toEqual({ id: 'q', result: { action: 'cancel', _meta: related } });
    await session.ask({ ...askForTask, method: 'end-last' });
    await other;
  });

  test.each([
    ['elicitation/create', { result: { action: 'cancel' } }],
    ['roots/list', { error: { code: -32_603 } }],
    ['sampling/createMessage', { error: { code: -1 } }],
  ])('with nobody running, %s is answered at once', async (method, expected) => {
    const session = await connect({ clientCapabilities: everything });
    const signal = AbortSignal.timeout(5000);
    const told = await session.ask({ method: 'ask-us', params: { method }, signal });
    expect(told).toMatchObject(expected);
  });
});

describe('the newer era: a result that asks for input', () => {
  const script = async (
    results: ((params: Record<string, unknown>) => object)[],
    options: Parameters<typeof open>[1] = {},
  ) => {
    const calls: { id: unknown; params: Record<string, unknown> }[] = [];
    const service = await serve('modern', ({ rpcMethod, response, id, params }) => {
      if (rpcMethod !== 'tools/call') return false;
      calls.push({ id, params });
      const result = results[calls.length - 1] ?? results.at(-1);
      return answerWith(response, { id, result: result?.(params) });
    });
    const session = await open(service.url, { clientCapabilities: everything, ...options });
    return { session, calls };
  };
  const asks = (members: object) => () => ({ resultType: 'input_required', ...members });
  const done = () => ({ resultType: 'complete', content: [] });

  test('all is asked at the same time, and the call is made again with the answers', async () => {
    const state = ' {"é":"\\u0000"}\n';
    const { session, calls } = await script([
      asks({
        requestState: state,
        inputRequests: {
          who: { method: 'elicitation/create', params: { message: 'who?' } },
          model: { method: 'sampling/createMessage', params: { messages: [] } },
          where: { method: 'roots/list' },
        },
      }),
      done,
    ]);
    const both = Promise.withResolvers<void>();
    let open_ = 0;
    const result = await session.callTool(
      callOf({
        parameters: { a: 1 },
        onInput: async ({ kind }) => {
          open_ += 1;
          if (open_ === 3) both.resolve();
          await both.promise;
          return { kind };
        },
      }),
    );
    expect(result).toEqual({ content: [] });
    expect(calls).toHaveLength(2);
    expect(calls[0]?.id).not.toBe(calls[1]?.id);
    expect(calls[1]?.params).toMatchObject({
      arguments: { a: 1 },
      requestState: state,
      inputResponses: {
        who: { kind: 'elicitation' },
        model: { kind: 'sampling' },
        where: { kind: 'roots' },
      },
      _meta: {
        'io.modelcontextprotocol/clientCapabilities': {
          elicitation: { form: {}, url: {} },
          sampling: {},
          roots: { listChanged: false },
        },
      },
    });
  });

  test('a state alone is brought again after a pause', async () => {
    const { session, calls } = await script([asks({ requestState: 's' }), done]);
    await session.callTool(callOf());
    expect(calls[1]?.params).toMatchObject({ requestState: 's' });
    expect(calls[1]?.params).not.toHaveProperty('inputResponses');
  });

  test.each([
    ['for ever', asks({ inputRequests: { a: { method: 'roots/list' } } }), 17],
    ['for nothing', asks({}), 1],
    ['for what nobody knows', asks({ inputRequests: { a: { method: 'no/such' } } }), 1],
  ])('%s', async (_, result, times) => {
    const { session, calls } = await script([result]);
    await expect(
      session.callTool(callOf({ onInput: async () => ({ roots: [] }) })),
    ).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL_ERROR' });
    expect(calls).toHaveLength(times);
  });

  test("nobody answers: what can be cancelled is, a model's message ends the call", async () => {
    const cancelled = await script([
      asks({ inputRequests: { a: { method: 'elicitation/create' }, b: { method: 'roots/list' } } }),
      done,
    ]);
    await cancelled.session.callTool(callOf());
    expect(cancelled.calls[1]?.params).toMatchObject({
      inputResponses: { a: { action: 'cancel' }, b: { roots: [] } },
    });
    const ended = await script([
      asks({ inputRequests: { a: { method: 'sampling/createMessage' } } }),
    ]);
    await expect(ended.session.callTool(callOf())).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('with nothing declared it is an error, as it is for what is no call', async () => {
    const { session } = await script([asks({ requestState: 's' })], { clientCapabilities: [] });
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL_ERROR',
    });
    const { url } = await serve('modern', ({ rpcMethod, response, id }) =>
      rpcMethod === 'prompts/get'
        ? answerWith(response, { id, result: { resultType: 'input_required', requestState: 's' } })
        : false,
    );
    const asking = await open(url, { clientCapabilities: everything });
    const signal = AbortSignal.timeout(5000);
    await expect(
      asking.ask({ method: 'prompts/get', params: { name: 'p' }, signal }),
    ).rejects.toMatchObject({ code: 'UPSTREAM_ERROR' });
  });

  test('a cancelled call is not asked for any more', async () => {
    const { session, calls } = await script([
      asks({ inputRequests: { a: { method: 'elicitation/create' } } }),
    ]);
    const cancel = new AbortController();
    let signal: AbortSignal | undefined;
    const call = session.callTool(
      callOf({
        signal: cancel.signal,
        onInput: (request) => {
          signal = request.signal;
          cancel.abort();
          return new Promise(() => undefined);
        },
      }),
    );
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(signal?.aborted).toBe(true);
    expect(calls).toHaveLength(1);
  });
});
