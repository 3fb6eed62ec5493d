import { AuthenticationError, type ToolDefinition } from '@nanda/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeEvent } from '../testing/fake-event.js';
import { fakeTool } from '../testing/fake-tool.js';
import { runLines } from '../testing/run-lines.js';

afterEach(() => vi.useRealTimers());

const opened = ['search x', 'connect: 1'];
const metadata = { executionTime: 1, retryCount: 0, cached: false };

function withTools(...tools: ToolDefinition[]): Partial<InteractiveClient> {
  return {
    connect: async () => fakeConnection({ metadata: { tools } }),
    tools: async () => tools,
  };
}

test('a session without a connection of its own uses the one that was used last', async () => {
  const old = fakeConnection({ id: 'conn_old', lastUsed: '2029-01-01T00:00:00.000Z' });
  const last = fakeConnection({ id: 'conn_last' });
  const call = vi.fn(createFakeClient().call);
  const run = await runLines(['call getCurrentWeather location=Oslo'], {
    client: { connections: async () => [old, last], call },
  });
  expect(run.exitCode).toBe(0);
  expect(call.mock.calls[0]?.[0]).toMatchObject({
    connectionId: 'conn_last',
    parameters: { location: 'Oslo' },
  });
});

test('without any it says how one is made, or why that is not known', async () => {
  expect(await runLines(['call a'])).toMatchObject({
    exitCode: 2,
    notes: ['error: not connected to a service', 'try: search: <words>, then connect: 1'],
  });
  const lost = Object.assign(new Error('The proxy is gone.'), { name: 'ConnectionError' });
  const run = await runLines(['call a'], {
    client: {
      connections: async () => {
        throw lost;
      },
    },
  });
  expect(run).toMatchObject({
    exitCode: 4,
    notes: ['error: The proxy is gone.', expect.any(String)],
  });
});

test('a tool that was added later is found', async () => {
  const run = await runLines([...opened, 'call late'], {
    client: { tools: async () => [fakeTool({ name: 'late', inputSchema: {} })] },
  });
  expect(run.exitCode).toBe(0);
});

test.each([
  ['get-current-weather', ['Calling getCurrentWeather.'], 0],
  [
    'getCurentWeather',
    ['error: there is no tool "getCurentWeather" here', 'try: call getCurrentWeather'],
    6,
  ],
  ['never', ['error: there is no tool "never" here', 'try: tools'], 6],
])('a tool that is typed as %j', async (typed, notes, exitCode) => {
  const run = await runLines([...opened, `call ${typed} location=x`]);
  expect(run).toMatchObject({ notes, exitCode });
});

test('a misspelt flag is suggested', async () => {
  const run = await runLines([...opened, 'call getCurrentWeather --loction x']);
  expect(run.exitCode).toBe(2);
  expect(run.notes).toEqual([
    expect.stringContaining('Did you mean --location?'),
    'try: tools: getCurrentWeather, to see what it takes',
  ]);
  expect(run.client.calls).not.toContainEqual(expect.stringContaining('call'));
});

test('a tool that says it failed is shown and counts as a failure', async () => {
  const run = await runLines([...opened, 'call getCurrentWeather location=x'], {
    client: {
      call: async () => ({ content: [{ type: 'text', text: 'No such place' }], isError: true }),
    },
  });
  expect(run).toMatchObject({
    exitCode: 5,
    output: ['No such place'],
    notes: [
      'error: getCurrentWeather says that it failed',
      'try: tools: getCurrentWeather, to see what it takes',
    ],
  });
});

const remove = fakeTool({ name: 'rm', inputSchema: {}, annotations: { destructiveHint: true } });

test('a tool that may destroy something is asked about', async () => {
  const confirm = vi.fn(async () => true);
  const run = await runLines([...opened, 'call rm path=/tmp/a password=hunter2'], {
    client: withTools(remove),
    confirm,
  });
  expect(confirm).toHaveBeenCalledExactlyOnceWith(
    {
      question: 'Run rm?',
      detail:
        'rm on WeatherMCP says that it may destroy something.\n  path  /tmp/a\n  password  ••••',
    },
    { signal: expect.any(AbortSignal) },
  );
  expect(run.client.calls).toContain('call rm {"path":"/tmp/a","password":"hunter2"}');
});

test('without a yes it is not called, unless nobody wants to be asked', async () => {
  const client = withTools(remove);
  const run = await runLines([...opened, 'call rm'], { client });
  expect(run).toMatchObject({
    exitCode: 9,
    notes: [
      'error: rm was not called: it says that it may destroy something',
      'try: say yes when you are asked, or set: confirm never',
    ],
  });
  expect(run.client.calls).not.toContain('call rm {}');
  const set = await run.submit('set: confirm never');
  expect((await set.submit('call rm')).exitCode).toBe(0);
  expect(run.client.calls).toContain('call rm {}');
  const given = { settings: { confirm: 'unknown' } } as const;
  const weather = await runLines([...opened, 'call getCurrentWeather location=x'], given);
  expect(weather.exitCode).toBe(9);
});

test('stream prints what comes as it comes, and nothing twice', async () => {
  const block = (text: string) => ({ type: 'text', text });
  const run = await runLines([...opened, 'stream getCurrentWeather location=x'], {
    client: {
      async call({ onEvent }) {
        onEvent(fakeEvent({ type: 'progress', progress: 1, total: 2, message: 'half' }));
        onEvent(fakeEvent({ type: 'log', level: 'info', data: { a: 1 } }));
        onEvent(fakeEvent({ type: 'partial', content: [block('one')] }));
        const result = { content: [block('one'), block('two')] };
        onEvent(fakeEvent({ type: 'result', result, metadata }));
        return result;
      },
    },
  });
  expect(run.output).toEqual(['one', 'two']);
  expect(run.notes).toEqual(['1/2 half', 'info: {"a":1}']);
});

test('a long result is an excerpt on the whole screen, and whole line by line', async () => {
  const text = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`).join('\n');
  const client = { call: async () => ({ content: [{ type: 'text', text }] }) };
  const lines = [...opened, 'call getCurrentWeather location=x'];
  const screen = await runLines(lines, { client, face: 'screen' });
  expect(screen.output).toHaveLength(40);
  expect(screen.notes).toEqual([
    '… 60 more lines: the call beside shows all of it, save: FILE writes it',
  ]);
  expect((await runLines(lines, { client })).output).toHaveLength(100);
});

test('a call that takes longer than it may is cancelled', async () => {
  vi.useFakeTimers();
  const signals: AbortSignal[] = [];
  const running = runLines([...opened, 'set: timeout 2s', 'call getCurrentWeather location=x'], {
    client: {
      call: async ({ signal }) =>
        new Promise((_resolve, reject) => {
          signals.push(signal);
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    },
  });
  await vi.advanceTimersByTimeAsync(2000);
  const run = await running;
  expect(run).toMatchObject({
    exitCode: 7,
    notes: ['error: getCurrentWeather took longer than 2 s, and was cancelled', expect.any(String)],
  });
  expect(signals[0]?.aborted).toBe(true);
  expect(run.session.state.runs.runs[0]).toMatchObject({ state: 'failed' });
});

/** A service that wants the user to agree to more before the tool runs, once. */
function wantingMore() {
  const usual = createFakeClient();
  let calls = 0;
  const call: InteractiveClient['call'] = async (request) => {
    calls += 1;
    if (calls > 1) return usual.call(request);
    throw new AuthenticationError({
      message: 'It wants more.',
      isRetryable: false,
      status: 401,
      code: 'SERVICE_AUTH_REQUIRED',
      details: {
        challenge: { kind: 'oauth2', fields: [], reason: 'insufficient_scope', scope: 'write' },
      },
    });
  };
  const authorize = vi.fn(usual.authorize);
  return { client: { call, authorize }, authorize, count: () => calls };
}

test('a call whose service wants more is made once more when the user has agreed', async () => {
  const { client, authorize, count } = wantingMore();
  const line = 'call getCurrentWeather location=Oslo';
  const run = await runLines([...opened, line], { client, face: 'screen' });
  expect(run.exitCode).toBe(0);
  expect(authorize.mock.calls).toMatchObject([[{ scope: 'write' }, expect.anything()]]);
  expect(count()).toBe(2);
});

test('line by line it is not made again where nobody agrees', async () => {
  const { client, count } = wantingMore();
  const run = await runLines([...opened, 'call getCurrentWeather location=Oslo'], { client });
  expect(run).toMatchObject({ exitCode: 3 });
  expect(run.notes.join()).toContain('nothing was opened, and nothing authorized');
  expect(count()).toBe(1);
});
