import type {
  Execution,
  ExecutionEvent,
  InputRequest,
  ToolExecutionOptions,
  ToolResult,
} from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askOverRest } from './everything/ask-over-rest.js';
import type { V2Client, V2Connection } from './everything/create-v2-client.js';
import { startInteractive, type StartedInteractive } from './everything/start-interactive.js';
import { connectClient } from './realtime/connect-client.js';

let interactive: StartedInteractive;
/** Questions wait for a moment only. */
let hasty: StartedInteractive;
let client: V2Client;
beforeAll(async () => {
  [interactive, hasty] = await Promise.all([
    startInteractive(),
    startInteractive({ inputTimeout: 50 }),
  ]);
  ({ client } = interactive);
});
afterAll(async () => {
  await Promise.all([interactive[Symbol.asyncDispose](), hasty[Symbol.asyncDispose]()]);
});

const clientCapabilities = ['elicitation', 'sampling', 'roots'];
const form = {
  name: 'Ada',
  email: 'ada@example.com',
  size: 's',
  cups: 2,
  strength: 0.25,
  gift: true,
  extras: ['milk', 'syrup'],
};
const message = {
  role: 'assistant',
  model: 'a-model',
  content: { type: 'text', text: 'Mmm ☕' },
};
const mine = { roots: [{ uri: 'file:///work', name: 'Work' }] };
const accepted = { action: 'accept', content: form };

/** A tool, the key under which its service asks, what is answered, and what the service sees of that. */
const answers = [
  ...['form', 'url'].flatMap((key) =>
    ['accept', 'decline', 'cancel'].map((action) => {
      const answer = key === 'form' && action === 'accept' ? accepted : { action };
      return { tool: `ask-${key}`, key, answer, seen: answer };
    }),
  ),
  { tool: 'ask-model', key: 'sampling', answer: message, seen: message },
  { tool: 'ask-roots', key: 'roots', answer: mine, seen: mine },
  ...['decline', 'cancel'].map((action) => ({
    tool: 'ask-roots',
    key: 'roots',
    answer: { action },
    seen: { roots: [] },
  })),
];

/** What each tool asks: the same in both eras. */
const questions: Readonly<Record<string, object>> = {
  'ask-form': {
    kind: 'elicitation',
    request: {
      mode: 'form',
      message: 'How do you take your coffee?',
      requestedSchema: { type: 'object', required: ['name', 'size'] },
    },
  },
  'ask-url': {
    kind: 'elicitation',
    request: {
      mode: 'url',
      message: 'Please pay for your coffee.',
      url: 'https://pay.example/orders/42',
    },
  },
  'ask-model': {
    kind: 'sampling',
    request: {
      messages: [{ role: 'user', content: { type: 'text', text: 'Praise this coffee.' } }],
      systemPrompt: 'You are a barista.',
      maxTokens: 50,
    },
  },
  'ask-roots': { kind: 'roots', request: {} },
};

/** What cannot be an answer to each, and how it is refused. */
const wrong: readonly (readonly [tool: string, answer: object, status: number, path?: string])[] = [
  ['ask-form', {}, 400],
  ['ask-form', { action: 'maybe' }, 400],
  ['ask-form', { action: 'accept' }, 400],
  ['ask-form', { action: 'accept', content: {} }, 422, ''],
  ['ask-form', { action: 'accept', content: { ...form, cups: 11 } }, 422, '/cups'],
  ['ask-form', { action: 'accept', content: { ...form, cups: 1.5 } }, 422, '/cups'],
  ['ask-form', { action: 'accept', content: { ...form, size: 'm' } }, 422, '/size'],
  ['ask-form', { action: 'accept', content: { ...form, extras: ['tea'] } }, 422, '/extras/0'],
  ['ask-form', { action: 'accept', content: { ...form, email: 'nobody' } }, 422, '/email'],
  ['ask-url', { action: 'accepted' }, 400],
  ['ask-model', { text: 'Mmm.' }, 400],
  ['ask-model', { ...message, content: 'Mmm.' }, 400],
  ['ask-roots', {}, 400],
  ['ask-roots', { roots: [{ uri: 'https://work.example' }] }, 400],
];

const answersOf = ({ structuredContent }: ToolResult): unknown =>
  (structuredContent as { answers?: unknown } | undefined)?.answers;
const isQuestion = (event: ExecutionEvent): event is Question => event.type === 'input_required';
type Question = Extract<ExecutionEvent, { type: 'input_required' }>;
const kindOf = ({ kind, request }: Pick<InputRequest, 'kind' | 'request'>): string =>
  kind === 'elicitation' ? String(request['mode']) : kind;

const everyService = ['http', 'websocket', 'stdio'].flatMap((transport) =>
  (['legacy', 'modern'] as const).map((era) => ({
    transport,
    era,
    service: `${transport}-${era}`,
  })),
);

describe.each(everyService)('$service', ({ transport, era, service }) => {
  let connection: V2Connection;
  beforeAll(async () => {
    connection = await client.connect(service, { clientCapabilities });
  });

  const ask = (
    tool: string,
    options: { readonly count?: number; readonly parameters?: object } = {},
    way: 'execute' | 'stream' = 'execute',
  ) => askOverRest(way, tool, { client, connection, ...options });
  const plain = async (text: string): Promise<unknown> => {
    const { data } = await connection.execute('plain', { text });
    return data.result?.content;
  };

  test('is what is connected with', async () => {
    expect(connection.made).toMatchObject({
      state: 'connected',
      transport,
      clientCapabilities,
      metadata: { protocolVersion: era === 'modern' ? '2026-07-28' : '2025-11-25' },
    });
    expect((await connection.tools()).map(({ name }) => name).toSorted()).toEqual(
      [
        ...Object.keys(questions),
        'ask-several',
        'ask-rounds',
        'plain',
        'work',
        ...(era === 'legacy' ? ['ask-aside', 'need-url'] : []),
      ].toSorted(),
    );
  });

  test.each(answers)('$tool is answered $answer', async ({ tool, key, answer, seen }) => {
    for (const way of ['execute', 'stream'] as const) {
      const asked = await ask(tool, {}, way);
      expect(asked.requests).toMatchObject([questions[tool] ?? {}]);
      await asked.answer(answer);
      const result = await asked.result();
      expect(answersOf(result)).toEqual({ [key]: seen });
      expect(JSON.parse(String(result.content[0]?.['text']))).toEqual({ [key]: seen });
      expect(result.isError).not.toBe(true);
      await expect(asked.answer(answer)).rejects.toMatchObject({
        status: 400,
        error: { code: 'VALIDATION_ERROR', details: { waiting: [] } },
      });
    }
  });

  test('a message of a model that is not given is a refusal, in the way of each era', async () => {
    for (const action of ['decline', 'cancel']) {
      const asked = await ask('ask-model');
      await asked.answer({ action });
      // The newer era has no word for it: then the call itself ends.
      if (era === 'modern') await expect(asked.result()).rejects.toThrow('CANCELLED');
      else expect(await asked.result()).toMatchObject({ isError: true });
    }
  });

  test('what cannot be an answer is refused, and the question stays open', async () => {
    for (const tool of Object.keys(questions)) {
      const asked = await ask(tool);
      for (const [, answer, status, path] of wrong.filter(([of]) => of === tool)) {
        const fault = expect.objectContaining({ path }) as unknown;
        await expect(asked.answer(answer)).rejects.toMatchObject({
          status,
          error:
            status === 422
              ? {
                  code: 'INVALID_PARAMETERS',
                  details: { faults: expect.arrayContaining([fault]) as unknown },
                }
              : { code: 'VALIDATION_ERROR' },
        });
      }
      const [{ key } = { key: '' }] = asked.requests;
      await expect(asked.answer(accepted, 'other')).rejects.toMatchObject({
        status: 400,
        error: { code: 'VALIDATION_ERROR', details: { waiting: [key] } },
      });
      const path = `/v2/executions/${asked.executionId}/input`;
      for (const body of [{ key }, { key, result: 'yes' }, { result: accepted }, undefined]) {
        await expect(client.ask('POST', path, { body })).rejects.toMatchObject({ status: 400 });
      }
      expect(await client.execution(asked.executionId)).toMatchObject({
        state: 'input_required',
        inputRequests: asked.requests,
      });
      await client.cancel(asked.executionId);
    }
    await expect(client.respond('exec_nobody', 'input-2', accepted)).rejects.toMatchObject({
      status: 404,
      error: { code: 'EXECUTION_NOT_FOUND' },
    });
  });

  test('several questions at once wait until the last one is answered, in any order', async () => {
    for (const way of ['execute', 'stream'] as const) {
      const asked = await ask('ask-several', { count: 4 }, way);
      const given: Record<string, object> = {
        form: accepted,
        url: { action: 'decline' },
        sampling: message,
        roots: mine,
      };
      expect(asked.requests.map(kindOf).toSorted()).toEqual(Object.keys(given).toSorted());
      const left = asked.requests.toReversed();
      for (const { key, ...request } of left) {
        const { state, inputRequests = [] } = await client.execution(asked.executionId);
        expect([state, inputRequests.length]).toEqual([
          'input_required',
          left.length - left.findIndex((one) => one.key === key),
        ]);
        await asked.answer(given[kindOf(request)] ?? {}, key);
      }
      expect(answersOf(await asked.result())).toEqual(given);
    }
  });

  test('one question after the other comes as an event, each of its own key', async () => {
    await using events = await connection.stream('ask-rounds', { rounds: 3 });
    const asked = (): Question[] => events.events.filter(isQuestion);
    for (const round of [1, 2, 3]) {
      const description = `question ${round}`;
      await events.find(() => asked().length === round, { description });
      const { key, request, executionId } = asked().at(-1) as Question;
      expect(request['message']).toBe(`Word ${round} of 3?`);
      await client.respond(executionId, key, {
        action: 'accept',
        content: { word: `word ${round}` },
      });
    }
    const all = await events.all();
    expect(new Set(asked().map(({ key }) => key)).size).toBe(3);
    const end = all.at(-1) as Extract<ExecutionEvent, { type: 'result' }>;
    expect(answersOf(end.result)).toEqual(
      Object.fromEntries(
        [1, 2, 3].map((round) => [
          `round-${round}`,
          { action: 'accept', content: { word: `word ${round}` } },
        ]),
      ),
    );
  });

  test('a caller who waits gets the end, whoever answers; one who declines is not asked', async () => {
    const waiting = connection.execute('ask-form', {}, { input: 'wait' });
    const filter = `connectionId=${connection.id}&state=input_required`;
    const [{ id }] = await waitFor(
      async () => {
        const { data } = await client.ask<Execution[]>('GET', `/v2/executions?${filter}`);
        return data.length > 0 && (data as [Execution]);
      },
      { description: 'the question' },
    );
    const { inputRequests = [] } = await client.execution(id);
    await client.respond(id, inputRequests[0]?.key ?? '', accepted);
    const { status, data } = await waiting;
    expect([status, data.requestId]).toEqual([200, id]);
    expect(answersOf(data.result ?? { content: [] })).toEqual({ form: accepted });
    for (const tool of ['ask-form', 'ask-url']) {
      const declined = await connection.execute(tool, {}, { input: 'decline' });
      expect(declined.status).toBe(200);
      expect(Object.values(answersOf(declined.data.result ?? { content: [] }) ?? {})).toEqual([
        { action: 'decline' },
      ]);
    }
    const events = await connection.stream('ask-form', {}, { input: 'decline' });
    expect((await events.all()).map(({ type }) => type)).toEqual(['started', 'result']);
  });

  test('calls that wait hold up no other, and each gets its own answer', async () => {
    const names = ['Ada', 'Bea', 'Cy', 'Dot', 'Eve'];
    const parked: Awaited<ReturnType<typeof ask>>[] = [];
    for (const _ of names) parked.push(await ask('ask-form'));
    const texts = ['a', 'b', 'c', 'd'];
    expect(await Promise.all(texts.map(plain))).toEqual(
      texts.map((text) => [{ type: 'text', text }]),
    );
    await using working = await connection.stream('work', { steps: 20, stepMs: 1 });
    const types = (await working.all()).map(({ type }) => type);
    expect(types.filter((type) => type === 'progress')).toHaveLength(20);
    expect(types.at(-1)).toBe('result');
    for (const [index, name] of [...names.entries()].toReversed()) {
      await parked[index]?.answer({ action: 'accept', content: { name, size: 'l' } });
      const result = await parked[index]?.result();
      expect(answersOf(result ?? { content: [] })).toMatchObject({ form: { content: { name } } });
    }
  });

  test('calls that ask at the same time are all asked and all end', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `caller-${index}`);
    const streams = await Promise.all(ids.map(() => connection.stream('ask-form')));
    const executionIds = await Promise.all(
      streams.map(async ({ find }) => {
        const { executionId } = await find(() => true, { description: 'the call to begin' });
        return executionId;
      }),
    );
    // Where all share one stream, nothing says which call of the older era a question came from.
    const isKnown = transport === 'http' || era === 'modern';
    await waitFor(
      async () => {
        const executions = await Promise.all(executionIds.map((id) => client.execution(id)));
        for (const { id, inputRequests = [] } of executions) {
          for (const { key } of inputRequests) {
            const name = ids[executionIds.indexOf(id)];
            await client.respond(id, key, { action: 'accept', content: { name, size: 's' } });
          }
        }
        return executions.every(({ state }) => state === 'completed');
      },
      { description: 'all calls to end' },
    );
    for (const [index, events] of streams.entries()) {
      const end = (await events.all()).at(-1) as Extract<ExecutionEvent, { type: 'result' }>;
      const name = isKnown ? ids[index] : expect.stringMatching(/^caller-\d$/);
      expect(answersOf(end.result)).toMatchObject({ form: { content: { name } } });
    }
  });

  test('a call that waits is cancelled, and asks no more', async () => {
    const sent = interactive.sent(service);
    const asked = await ask('ask-form', {}, 'stream');
    const before = sent.length;
    expect(await client.cancel(asked.executionId)).toMatchObject({ state: 'cancelled' });
    await expect(asked.result()).rejects.toThrow('CANCELLED');
    expect(await client.execution(asked.executionId)).not.toHaveProperty('inputRequests');
    await expect(asked.answer(accepted)).rejects.toMatchObject({
      status: 400,
      error: { code: 'VALIDATION_ERROR' },
    });
    // In the newer era nothing runs at the service while a call waits.
    if (era === 'legacy') {
      await waitFor(() => sent.slice(before).includes('notifications/cancelled'), {
        description: 'the service to be told',
      });
    }
    expect(await plain('still here')).toEqual([{ type: 'text', text: 'still here' }]);
    expect(sent.slice(before).filter((method) => method === 'tools/call')).toHaveLength(1);
    expect(await connection.get()).toMatchObject({ state: 'connected' });
  });

  test('a question outlives the one who was asked, unless that was not wanted', async () => {
    const begin = async (options: ToolExecutionOptions): Promise<string> => {
      const reading = await connection.stream('ask-form', {}, options);
      const { executionId } = await reading.find(isQuestion, { description: 'the question' });
      await reading[Symbol.asyncDispose]();
      return executionId;
    };
    const left = await begin({ cancelOnDisconnect: true });
    await waitFor(async () => (await client.execution(left)).state === 'cancelled', {
      description: 'the call of a caller who has gone to be cancelled',
    });
    const kept = await begin({});
    // Who was told that it goes on has not gone away.
    const { data } = await connection.execute('ask-form', {}, { cancelOnDisconnect: true });
    for (const id of [kept, data.requestId]) {
      await using events = await client.followExecution(id);
      const { key } = (await events.find(isQuestion, { description: 'the question' })) as Question;
      await client.respond(id, key, accepted);
      expect((await events.all()).map(({ type }) => type)).toEqual([
        'started',
        'input_required',
        'result',
      ]);
    }
  });

  test('roots that came with the connection are nobody asked for', async () => {
    const given = await client.connect(service, mine);
    const { status, data } = await given.execute('ask-roots');
    expect(status).toBe(200);
    expect(answersOf(data.result ?? { content: [] })).toEqual({ roots: mine });
    await given.close();
  });

  test('a caller who can answer nothing is asked for nothing', async () => {
    const unasked = await client.connect(service);
    const called = unasked.execute('ask-form');
    if (era === 'legacy') expect((await called).data.result).toMatchObject({ isError: true });
    else await expect(called).rejects.toMatchObject({ error: { code: 'UPSTREAM_ERROR' } });
    const { data } = await unasked.execute('plain', { text: 'x' });
    expect(data.status).toBe('success');
    await unasked.close();
  });

  test('a question that nobody answers is cancelled in the end', async () => {
    const short = await hasty.client.connect(service, { clientCapabilities });
    for (const [tool, seen] of [
      ['ask-form', { form: { action: 'cancel' } }],
      ['ask-url', { url: { action: 'cancel' } }],
      ['ask-roots', { roots: { roots: [] } }],
    ] as const) {
      const { status, data } = await short.execute(tool);
      expect([status, data.status]).toEqual([202, 'input_required']);
      const { key = '', createdAt = '', expiresAt = '' } = data.inputRequests?.[0] ?? {};
      expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(50);
      await using events = await hasty.client.followExecution(data.requestId);
      const end = (await events.all()).at(-1) as Extract<ExecutionEvent, { type: 'result' }>;
      expect(answersOf(end.result)).toEqual(seen);
      await expect(hasty.client.respond(data.requestId, key, accepted)).rejects.toMatchObject({
        status: 400,
        error: { message: expect.stringContaining('its time is over') as string },
      });
    }
    const unsaid = short.execute('ask-model', {}, { input: 'wait' });
    if (era === 'legacy') expect((await unsaid).data.result).toMatchObject({ isError: true });
    else await expect(unsaid).rejects.toMatchObject({ status: 499, error: { code: 'CANCELLED' } });
    await short.close();
  });

  test('questions are answered over the WebSocket surface too', async () => {
    const socket = await connectClient(`${interactive.url.replace('http', 'ws')}/v2/ws`);
    const payload = { connectionId: connection.id, parameters: {} };
    const results: unknown[] = [];
    socket.send({ type: 'stream', id: 's', payload: { ...payload, toolName: 'ask-rounds' } });
    for (const round of [1, 2, 3]) {
      const questionsOf = () =>
        socket
          .all('stream_event', 's')
          .map(({ payload: { event } }) => event)
          .filter(isQuestion);
      await waitFor(() => questionsOf().length === round, { description: `question ${round}` });
      const { executionId, key } = questionsOf().at(-1) as Question;
      const respond = (id: string, content: object): void =>
        socket.send({
          type: 'respond',
          id,
          payload: { executionId, key, result: { action: 'accept', content } },
        });
      respond(`wrong ${round}`, { word: round });
      expect((await socket.next('error', `wrong ${round}`)).payload.code).toBe(
        'INVALID_PARAMETERS',
      );
      respond(`right ${round}`, { word: 'coffee' });
      await socket.next('responded', `right ${round}`);
    }
    await socket.next('stream_complete', 's');
    const { event } = socket.all('stream_event', 's').at(-1)?.payload ?? {};
    if (event?.type === 'result') results.push(answersOf(event.result));
    const word = { action: 'accept', content: { word: 'coffee' } };
    expect(results).toEqual([{ 'round-1': word, 'round-2': word, 'round-3': word }]);
    socket.send({ type: 'execute', id: 'e', payload: { ...payload, toolName: 'ask-form' } });
    const { payload: waiting } = await socket.next('tool_result', 'e');
    expect(waiting).toMatchObject({
      status: 'input_required',
      inputRequests: [questions['ask-form']],
    });
    await client.cancel(waiting.requestId);
    await socket.drop();
  });
});

const olderServices = everyService.filter(({ era }) => era === 'legacy');

test.each(olderServices)(
  '$service: what is asked beside the stream of its call is asked of that call',
  async ({ service }) => {
    const connection = await client.connect(service, { clientCapabilities });
    for (const { answer, seen } of [
      { answer: mine, seen: mine.roots },
      { answer: { action: 'decline' }, seen: [] },
    ]) {
      const asked = await askOverRest('execute', 'ask-aside', { client, connection });
      expect(asked.requests).toMatchObject([{ kind: 'roots' }]);
      await asked.answer(answer);
      expect(await asked.result()).toEqual({
        content: [{ type: 'text', text: JSON.stringify(seen) }],
      });
    }
    await connection.close();
  },
);

// It says that the page was visited in the moment in which it asks for that; whoever misses it waits a while.
test.concurrent.each(
  olderServices.flatMap(({ service }) =>
    ['accept', 'decline', 'cancel'].map((action) => ({ service, action })),
  ),
)('$service: a page that has to be visited first: $action', async ({ service, action }) => {
  const connection = await client.connect(service, { clientCapabilities });
  const asked = await askOverRest('execute', 'need-url', { client, connection });
  expect(asked.requests).toMatchObject([
    {
      kind: 'elicitation',
      request: {
        mode: 'url',
        message: 'Please sign in first.',
        url: 'https://login.example/start',
      },
    },
  ]);
  await asked.answer({ action });
  if (action === 'accept') {
    expect(await asked.result()).toEqual({ content: [{ type: 'text', text: 'visited' }] });
  } else await expect(asked.result()).rejects.toThrow('UPSTREAM_ERROR');
  await connection.close();
});

// Where all share one stream, a question could move on before its service takes it back.
test('what a call asked that was cancelled is asked of no other', async () => {
  const connection = await client.connect('websocket-legacy', { clientCapabilities });
  const [first, second] = [
    await connection.execute('ask-form'),
    await connection.execute('ask-form'),
  ];
  await client.cancel(second.data.requestId);
  const { requestId, inputRequests = [] } = first.data;
  await client.respond(requestId, inputRequests[0]?.key ?? '', accepted);
  await using events = await client.followExecution(requestId);
  expect((await events.all()).filter(isQuestion)).toHaveLength(1);
});

test('what goes wrong with a command is told without a path', async () => {
  const connection = await client.connect('stdio-modern', { clientCapabilities });
  const { data } = await connection.execute('ask-model');
  const [{ key } = { key: '' }] = data.inputRequests ?? [];
  await client.respond(data.requestId, key, { action: 'decline' });
  await using events = await client.followExecution(data.requestId);
  expect(JSON.stringify(await events.all())).not.toContain(process.execPath);
});

test.each(['http-legacy', 'http-modern'])(
  '%s: more calls wait than may run at once, and a call runs',
  async (service) => {
    const connections = await Promise.all(
      Array.from({ length: 3 }, () => client.connect(service, { clientCapabilities })),
    );
    const parked = await Promise.all(
      connections.flatMap((connection) =>
        Array.from({ length: 30 }, () => connection.execute('ask-form')),
      ),
    );
    expect(parked.filter(({ status }) => status === 202)).toHaveLength(90);
    for (const connection of connections) {
      const { data } = await connection.execute('plain', { text: 'x' });
      expect(data.status).toBe('success');
    }
    await Promise.all(parked.map(({ data }) => client.cancel(data.requestId)));
    await Promise.all(connections.map((connection) => connection.close()));
  },
);
