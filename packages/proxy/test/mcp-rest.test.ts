import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { McpCallAnswer, McpChange, McpOperation, McpSubscriptionList } from '@nanda/protocol';
import {
  createTemporaryDirectory,
  serverEverythingCommand,
  startDemoServices,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';
import { readEvents } from './read-events.js';
import { untilListed } from './until-listed.js';

let stack: AsyncDisposableStack;
let proxy: Proxy;
let url: string;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  const { path } = stack.use(await createTemporaryDirectory());
  const demo = stack.use(await startDemoServices());
  const catalog = join(path, 'services.json');
  await writeFile(catalog, JSON.stringify(demo.catalog));
  const serversFile = join(path, 'servers.json');
  await writeFile(
    serversFile,
    JSON.stringify({ mcpServers: { everything: serverEverythingCommand() } }),
  );
  proxy = createProxy({
    dataDir: join(path, 'data'),
    registries: [{ type: 'file', path: catalog }],
    serversFile,
  });
  stack.defer(() => proxy.close());
  ({ url } = await proxy.listen({ port: 0 }));
  await untilListed(proxy, demo.catalog.length);
  for (const serviceId of ['coffee', 'Analytics', 'everything']) {
    await call('connect_service', { service_id: serviceId });
  }
}, 60_000);
afterAll(() => stack.disposeAsync());

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly location: string | null;
}

async function post<Body = Record<string, unknown>>(
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const answer = await fetch(`${url}/mcp/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as Body,
    location: answer.headers.get('location'),
  };
}

function call(
  name: string,
  parameters: object,
  path = 'tools/call',
): Promise<Answer<McpCallAnswer>> {
  return post<McpCallAnswer>(path, { name, arguments: parameters });
}

async function begin(parameters: object): Promise<McpOperation> {
  const { status, body } = await call('analytics_analyze', parameters, 'tools/call?wait=0');
  expect(status).toBe(202);
  return body as McpOperation;
}

test('it says what it is without a session', async () => {
  const { status, body } = await post('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'httpx', version: '1' },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    serverInfo: { name: 'nanda' },
    capabilities: { tools: {}, resources: {}, prompts: {} },
  });
});

test('tools of all services are listed and called by the same names', async () => {
  const { body } = await post<{ tools: { name: string }[] }>('tools/list');
  const names = body.tools.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['search_services', 'coffee_requestinfo', 'everything_echo']),
  );
  expect(body).not.toHaveProperty('resultType');
  const called = await call('coffee_requestinfo', { category: 'premium' });
  expect(called.status).toBe(200);
  expect(called.body).toMatchObject({ content: [{ type: 'text' }] });
});

test('resources and prompts are listed, read and filled in', async () => {
  const listed = await post<{ resources: { uri: string }[] }>('resources/list');
  const [first] = listed.body.resources;
  const read = await post('resources/read', { uri: first?.uri });
  expect(read).toMatchObject({ status: 200, body: { contents: [{ uri: first?.uri }] } });
  const prompts = await post<{ prompts: { name: string }[] }>('prompts/list');
  expect(prompts.body.prompts.map(({ name }) => name)).toContain('everything_args-prompt');
  const filled = await post('prompts/get', {
    name: 'everything_args-prompt',
    arguments: { city: 'Oslo', state: 'N' },
  });
  expect(filled).toMatchObject({ status: 200, body: { messages: [{ role: 'user' }] } });
});

describe('a call that takes long', () => {
  test('is answered with where it goes on, and told to its end', async () => {
    const begun = await begin({ durationMs: 300, steps: 3 });
    expect(begun).toMatchObject({ status: 'running', name: 'analytics_analyze' });
    const events = await readEvents(await fetch(`${url}${begun.progress_url}`));
    const types = events.map(({ event }) => event);
    expect(types[0]).toBe('started');
    expect(types.filter((type) => type === 'progress')).toHaveLength(3);
    expect(types.at(-1)).toBe('result');
    expect(events.at(-1)?.data).toMatchObject({ result: { structuredContent: { steps: 3 } } });
  });

  test('is followed from where a reader was', async () => {
    const { progress_url: progress } = await begin({ durationMs: 100, steps: 2 });
    const all = await readEvents(await fetch(url + progress));
    const half = all[1]?.id ?? '';
    const rest = await readEvents(
      await fetch(url + progress, { headers: { 'last-event-id': half } }),
    );
    expect(rest.map(({ id }) => id)).toEqual(all.slice(2).map(({ id }) => id));
    const other = await begin({ durationMs: 0, steps: 1 });
    const foreign = await fetch(url + other.progress_url, { headers: { 'last-event-id': half } });
    expect(foreign.status).toBe(404);
  });

  test('is answered with its result where it ends in time', async () => {
    const quick = { durationMs: 10, steps: 1 };
    const { status } = await call('analytics_analyze', quick, 'tools/call?wait=20000');
    expect(status).toBe(200);
  });

  test('is an execution like any other', async () => {
    const { operation_id: id } = await begin({ durationMs: 30_000, steps: 1 });
    const cancelled = await fetch(`${url}/v2/executions/${id}`, { method: 'DELETE' });
    expect(await cancelled.json()).toMatchObject({ data: { id, state: 'cancelled' } });
  });

  test('with a key is made once', async () => {
    const headers = { 'idempotency-key': 'once' };
    const body = { name: 'analytics_analyze', arguments: { durationMs: 100, steps: 1 } };
    const ask = () => post<McpOperation>('tools/call?wait=0', body, headers);
    const [one, two] = await Promise.all([ask(), ask()]);
    expect(one.body.operation_id).toBe(two.body.operation_id);
  });
});

describe('changes', () => {
  test('of lists come as messages that a page hears without a name', async () => {
    const stream = await fetch(`${url}/mcp/v1/sse/subscribe?resource_type=tools`);
    const reading = readEvents<McpChange>(stream, { most: 2 });
    await call('connect_service', { service_id: 'WeatherMCP' });
    const [first, second] = await reading;
    expect(first).toMatchObject({ event: 'subscribed', data: { uris: [] } });
    expect(second).toMatchObject({
      event: 'message',
      data: { method: 'notifications/tools/list_changed', resource_type: 'tools' },
    });
  });

  test('subscriptions are kept, listed and ended by their owner', async () => {
    const made = await post<McpSubscriptionList>('subscriptions', {
      resource_type: 'documents',
      uris: ['demo://a', 'demo://a'],
    });
    const id = made.body.subscription_id ?? '';
    expect(made.body.subscriptions).toMatchObject([{ subscription_id: id, uris: ['demo://a'] }]);
    const stranger = { 'x-nanda-client': `nc_${'a'.repeat(43)}` };
    const seen = await post<McpSubscriptionList>('subscriptions', { action: 'list' }, stranger);
    expect(seen.body.subscriptions).toEqual([]);
    const end = { action: 'unsubscribe', subscription_id: id };
    expect(await post('subscriptions', end, stranger)).toMatchObject({ status: 400 });
    expect(await post('subscriptions', end)).toMatchObject({ body: { subscriptions: [] } });
  });
});

describe('what cannot be', () => {
  test.each([
    ['tools/call', { name: 'nothing' }, 404, 'TOOL_NOT_FOUND'],
    ['tools/call', {}, 400, 'VALIDATION_ERROR'],
    [
      'tools/call',
      { name: 'analytics_analyze', arguments: { steps: 'x' } },
      422,
      'INVALID_PARAMETERS',
    ],
    ['resources/read', { uri: 'none://x' }, 400, 'VALIDATION_ERROR'],
    ['prompts/get', { name: 'none' }, 400, 'VALIDATION_ERROR'],
    ['tools/list', { cursor: 'foreign' }, 400, 'VALIDATION_ERROR'],
  ])('%s with %j is refused', async (path, body, status, code) => {
    const answer = await post(path, body);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect((answer.body['error'] as { message: string }).message).not.toBe('');
  });

  test('an operation that nobody began', async () => {
    const answer = await fetch(`${url}/mcp/v1/sse/progress/none`);
    expect(answer.status).toBe(404);
  });
});
