import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy, type Proxy } from '@nanda/proxy';
import {
  createTemporaryDirectory,
  serverEverythingCommand,
  type TemporaryDirectory,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  InputRequiredError,
  NANDAClient,
  type BatchAnswer,
  type ConnectionEvent,
  type ServiceConnection,
  type StreamEvent,
} from '../src/index.js';
import { startRelay } from './support/start-relay.js';

let directory: TemporaryDirectory;
let proxy: Proxy;
let url: string;
let nanda: NANDAClient;
let connection: ServiceConnection;

beforeAll(async () => {
  directory = await createTemporaryDirectory();
  const serversFile = join(directory.path, 'servers.json');
  const { command, args } = serverEverythingCommand('stdio');
  await writeFile(
    serversFile,
    JSON.stringify({ mcpServers: { everything: { command, args: [...args] } } }),
  );
  proxy = createProxy({ dataDir: ':memory:', serversFile, healthInterval: 0 });
  ({ url } = await proxy.listen({ port: 0 }));
  nanda = new NANDAClient({ baseURL: url });
  connection = await nanda.connect('everything', { clientCapabilities: ['elicitation'] });
});

afterAll(async () => {
  await nanda.disconnect();
  await proxy.close();
  await directory[Symbol.asyncDispose]();
});

const asks = 'trigger-elicitation-request';
const slow = 'trigger-long-running-operation';

test('resources, prompts and completion of a real server', async () => {
  const [resource] = await connection.resources.list();
  const [template] = await connection.resources.templates();
  expect(template?.uriTemplate).toContain('{');
  const { contents } = await connection.resources.read(resource?.uri ?? '');
  expect(contents[0]?.uri).toBe(resource?.uri);
  await connection.resources.subscribe(resource?.uri ?? '');
  await connection.resources.unsubscribe(resource?.uri ?? '');

  const prompts = await connection.prompts.list();
  const filled = await connection.prompts.get('args-prompt', { city: 'Oslo' });
  expect(prompts.map(({ name }) => name)).toContain('args-prompt');
  expect(JSON.stringify(filled.messages)).toContain('Oslo');
  const { values } = await connection.complete({
    ref: { type: 'ref/prompt', name: 'completable-prompt' },
    argument: { name: 'department', value: 'E' },
  });
  expect(values).toContain('Engineering');
});

test('a call that asks is answered, and what comes of it is followed', async () => {
  const error: unknown = await connection.execute(asks).catch((reason: unknown) => reason);
  if (!InputRequiredError.isInstance(error)) throw error;
  const { executionId, inputRequests } = error;
  const waiting = nanda.executions.list({ connectionId: connection.id, state: 'input_required' });
  expect((await waiting).map(({ id }) => id)).toEqual([executionId]);

  const events: StreamEvent[] = [];
  for await (const event of nanda.executions.events(executionId)) {
    events.push(event);
    if (event.type !== 'input_required') continue;
    expect(event.key).toBe(inputRequests[0]?.key);
    await nanda.executions.respond(executionId, { key: event.key, result: { action: 'decline' } });
  }
  expect(events.map(({ type }) => type)).toEqual(['started', 'input_required', 'result']);
  const last = events.at(-1);
  const lastEventId = last?.type === 'result' ? last.id : undefined;
  for await (const event of nanda.executions.events(executionId, { lastEventId })) {
    expect.fail(`nothing comes after the last event, but ${event.type} came`);
  }
});

test('a call that may not ask goes on at once, and a stream is answered while it runs', async () => {
  const declined = await connection.execute(asks, {}, { input: 'decline' });
  expect(JSON.stringify(declined.content)).toContain('declined');
  const stream = connection.stream(asks);
  for await (const event of stream) {
    if (event.type !== 'input_required') continue;
    const { executionId, key } = event;
    await nanda.executions.respond(executionId, { key, result: { action: 'cancel' } });
  }
  expect(JSON.stringify((await stream.finalResult()).content)).toContain('cancelled');
});

test('events that are cut off are followed to the end, each once and in order', async () => {
  await using relay = await startRelay(url);
  const far = new NANDAClient({ baseURL: relay.url });
  const stream = connection.stream(slow, { duration: 2, steps: 8 });
  const events = stream[Symbol.asyncIterator]();
  await events.next();
  const executionId = stream.executionId ?? '';
  const heard: number[] = [];
  const following = (async () => {
    for await (const event of far.executions.events(executionId)) {
      if (event.type === 'unknown') continue;
      heard.push(event.seq);
      if (heard.length === 3) {
        relay.cut();
        relay.mend();
      }
    }
  })();
  const whole: number[] = [1];
  for await (const event of events) {
    if (event.type !== 'unknown') whole.push(event.seq);
  }
  await following;
  expect(heard).toEqual(whole);
  expect(heard.length).toBeGreaterThan(8);
});

test('many calls in one request, of which one fails', async () => {
  const calls = [
    { connectionId: connection.id, toolName: 'echo', parameters: { message: 'a' }, id: 'mine' },
    { connectionId: connection.id, toolName: 'nothing' },
    { connectionId: connection.id, toolName: 'echo', parameters: { message: 'b' } },
  ];
  const { answers, counts } = await nanda.batch(calls);
  expect(answers.map(({ status }) => status)).toEqual(['success', 'error', 'success']);
  expect(answers[0]).toMatchObject({ id: 'mine', result: { content: [{ text: 'Echo: a' }] } });
  expect(counts).toEqual({ total: 3, succeeded: 2, failed: 1 });
  const streamed: BatchAnswer[] = [];
  for await (const answer of nanda.batchStream(calls)) streamed.push(answer);
  expect(new Set(streamed.map(({ index }) => index))).toEqual(new Set([0, 1, 2]));
});

test('how it is, what it did, and a new session in place of the old one', async () => {
  await expect(connection.health()).resolves.toMatchObject({ status: 'healthy' });
  const before = await connection.metrics();
  expect(before.calls.total).toBeGreaterThan(0);
  const updates: ConnectionEvent[] = [];
  const stop = connection.on('update', (event) => updates.push(event));
  await expect(connection.refresh()).resolves.toMatchObject({
    id: connection.id,
    state: 'connected',
  });
  await vi.waitFor(() => expect(updates.length).toBeGreaterThan(0), 5000);
  stop();
  const after = await connection.metrics();
  expect(after.sessions.opened).toBe(before.sessions.opened + 1);
  await expect(connection.execute('echo', { message: 'c' })).resolves.toMatchObject({
    content: [{ text: 'Echo: c' }],
  });
});
