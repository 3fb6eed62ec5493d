import type { InputRequest, InputRequiredEvent } from '@nanda/protocol';
import { createTemporaryDirectory, type TemporaryDirectory, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readShellWords } from './read-shell-words.js';
import { runOnTerminal } from './run-on-terminal.js';
import { startStubProxy, type StubAnswers } from './start-stub-proxy.js';
import { stubConnection } from './stub-connection.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await createTemporaryDirectory();
});
afterAll(() => directory[Symbol.asyncDispose]());

const environment = (url: string) => ({
  HOME: directory.path,
  NANDA_CONFIG_DIR: `${directory.path}/config`,
  NANDA_STATE_DIR: `${directory.path}/state`,
  NANDA_BASE_URL: url,
  NANDA_CONNECTION: 'conn_coffee',
});

const base = { executionId: 'exec_1', timestamp: '2030-01-01T00:00:00.000Z' };
const started = {
  ...base,
  id: 'exec_1.1',
  seq: 1,
  type: 'started',
  connectionId: 'conn_coffee',
  toolName: 'order',
};
const result = {
  ...base,
  id: 'exec_1.3',
  seq: 3,
  type: 'result',
  result: { content: [{ type: 'text', text: 'One large coffee.' }] },
  metadata: { executionTime: 5, retryCount: 0, cached: false },
};
const form: InputRequiredEvent = {
  ...base,
  id: 'exec_1.2',
  seq: 2,
  type: 'input_required',
  key: "it's \u202eone",
  kind: 'elicitation',
  request: {
    mode: 'form',
    message: 'Which \u001b]0;owned\u0007size?',
    requestedSchema: {
      type: 'object',
      properties: {
        size: { type: 'string', enum: ['small', 'large'], description: 'The cup' },
        sugar: { type: 'boolean' },
      },
      required: ['size'],
    },
  },
  expiresAt: '2030-01-01T00:10:00.000Z',
};
const { key, kind, request, expiresAt } = form;
const inputRequest: InputRequest = { key, kind, request, expiresAt, createdAt: base.timestamp };
const execution = {
  id: 'exec_1',
  connectionId: 'conn_coffee',
  serviceId: 'id-of-coffee',
  toolName: 'order',
  state: 'input_required',
  inputRequests: [inputRequest],
  startedAt: base.timestamp,
};
const tool = { name: 'order', inputSchema: { type: 'object' } };
const answers = (events: readonly object[], isOpen = true): StubAnswers => ({
  '/v2/connections': [{ data: [stubConnection({ id: 'conn_coffee' })] }],
  '/v2/connections/conn_coffee/tools/order': [{ data: tool }],
  '/v2/connections/conn_coffee/tools/order/stream': [{ events, ...(isOpen && { isOpen }) }],
  '/v2/executions/exec_1': [{ data: execution }],
});

async function run(words: readonly string[], given: StubAnswers, env: Record<string, string> = {}) {
  await using proxy = await startStubProxy(given);
  const running = runOnTerminal(words, { env: { ...environment(proxy.url), ...env } });
  const code = await running.end;
  return { code, ...running.written, url: proxy.url, requests: proxy.requests };
}

test('exec says what is asked, how to answer, and leaves the call to wait', async () => {
  const { code, stdout, stderr, requests } = await run(
    ['exec', 'order', '--no-input'],
    answers([started, form]),
  );
  expect({ code, stdout }).toEqual({ code: 8, stdout: '' });
  expect(stderr).toContain('error: coffee asks, for its tool order, and waits for an answer.');
  expect(stderr).toContain('It asks for a form to be filled in (given up in ');
  expect(stderr).toContain('Which ␛]0;owned␇size?');
  expect(stderr).toMatch(/size {3}small\|large; required; The cup/);
  expect(stderr).toMatch(/sugar {2}true\|false/);
  expect(stderr).toContain('try: nanda inbox answer exec_1 size=small\n');
  expect(stderr).not.toMatch(/[\u001b\u0007\u202e]/);
  // It is not cancelled: it can still be answered.
  expect(requests.filter((line) => line.startsWith('DELETE'))).toEqual([]);
});

test('exec --json prints the response', async () => {
  const { code, stdout, stderr } = await run(['exec', 'order', '--json'], answers([started, form]));
  expect(code).toBe(8);
  expect(JSON.parse(stdout)).toEqual({
    requestId: 'exec_1',
    connectionId: 'conn_coffee',
    toolName: 'order',
    status: 'input_required',
    inputRequests: [inputRequest],
  });
  expect(stderr).toContain('waits for an answer');
});

test('exec takes the event for the request where the execution waits no longer', async () => {
  const { code, stdout } = await run(['exec', 'order', '--json'], {
    ...answers([started, form]),
    '/v2/executions/exec_1': [
      { data: { ...execution, state: 'running', inputRequests: undefined } },
    ],
  });
  expect(code).toBe(8);
  expect(JSON.parse(stdout)).toMatchObject({ inputRequests: [inputRequest] });
});

test('several things that are asked for at once each have a command', async () => {
  const another = { ...inputRequest, key: 'input-3', kind: 'roots', request: {} };
  const { code, stderr } = await run(['exec', 'order'], {
    ...answers([started, { ...form, key: 'input-2' }]),
    '/v2/executions/exec_1': [
      { data: { ...execution, inputRequests: [{ ...inputRequest, key: 'input-2' }, another] } },
    ],
  });
  expect(code).toBe(8);
  expect(stderr).toContain('try: nanda inbox answer exec_1/input-2 size=small\n');
  expect(stderr).toContain('and: nanda inbox answer exec_1/input-3 root=DIR\n');
});

test.each<[string, Partial<InputRequiredEvent>, string[], string]>([
  [
    'a page',
    { request: { mode: 'url', message: 'Pay first.', url: 'https://pay.example/1' } },
    ['It asks for a page to be opened', 'Pay first.', 'https://pay.example/1'],
    '--open',
  ],
  [
    'a model',
    {
      kind: 'sampling',
      request: {
        systemPrompt: 'You are a poet.',
        messages: [{ role: 'user', content: { type: 'text', text: 'A haiku.' } }],
      },
    },
    ['It asks for a message of a model', 'You are a poet.', 'user: A haiku.'],
    'text=TEXT',
  ],
  ['places', { kind: 'roots', request: {} }, ['It asks in which directories'], 'root=DIR'],
  [
    'what nobody understands',
    { request: { mode: 'form', message: 7, requestedSchema: { $ref: '#/%' } } },
    ['It asks for a form to be filled in'],
    '',
  ],
])('a call that asks for %s', async (_, changes, expected, example) => {
  const event = { ...form, key: '1', ...changes };
  const inputRequests = [{ ...inputRequest, key: '1', ...changes }];
  const { code, stderr } = await run(['exec', 'order'], {
    ...answers([started, event]),
    '/v2/executions/exec_1': [{ data: { ...execution, inputRequests } }],
  });
  expect(code).toBe(8);
  for (const text of expected) expect(stderr).toContain(text);
  expect(stderr).toContain(`${`try: nanda inbox answer exec_1 ${example}`.trimEnd()}\n`);
});

test('stream shows what is asked and how to answer, and goes on to the end', async () => {
  const { code, stdout, stderr } = await run(
    ['stream', 'order'],
    answers([started, form, result], false),
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'One large coffee.\n' });
  expect(stderr).toContain('It asks for a form to be filled in');
  expect(stderr).toContain('Answer it with your values:\n  nanda inbox answer exec_1 size=small\n');
  expect(stderr).not.toMatch(/[\u0007\u202e]/);
});

test('stream --json hands the event on like any other', async () => {
  const { code, stdout } = await run(
    ['stream', 'order', '--json'],
    answers([started, form, result], false),
  );
  expect(code).toBe(0);
  const events = stdout.trimEnd().split('\n');
  expect(events.map((line) => JSON.parse(line) as unknown)).toEqual([started, form, result]);
});

test.skipIf(process.platform === 'win32')(
  'the command can be pasted into a shell, whatever the service has in its form',
  async () => {
    const size = `it's "$HOME" \`id\` \u202e\u0007; rm`;
    const schema = { type: 'object', properties: { size: { enum: [size] } }, required: ['size'] };
    const asked = { request: { mode: 'form', message: 'Which?', requestedSchema: schema } };
    const { stderr } = await run(['exec', 'order'], {
      ...answers([started, { ...form, ...asked }]),
      '/v2/executions/exec_1': [
        { data: { ...execution, inputRequests: [{ ...inputRequest, ...asked }] } },
      ],
    });
    expect(stderr).not.toMatch(/[\u0007\u202e]/);
    const words = await readShellWords(stderr.slice(stderr.indexOf('nanda inbox answer')));
    const [value = '', ...before] = words.toReversed();
    expect(before.toReversed()).toEqual(['inbox', 'answer', 'exec_1']);
    expect(value.slice(0, 'size:='.length)).toBe('size:=');
    expect(JSON.parse(value.slice('size:='.length))).toBe(size);
  },
);

test('a stream that waits is cancelled by Ctrl-C like any other', async () => {
  // The proxy knows it no longer, so that there is no word to wait for.
  const gone = { '/v2/executions/exec_1': [] };
  await using proxy = await startStubProxy({ ...answers([started, form]), ...gone });
  const running = runOnTerminal(['stream', 'order'], { env: environment(proxy.url) });
  await waitFor(() => running.written.stderr.includes('Answer it'), {
    description: 'the question to be shown',
  });
  running.interrupt();
  expect(await running.end).toBe(130);
  expect(proxy.requests).toContain('DELETE /v2/executions/exec_1');
});
