import type { ToolDefinition } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { makeRequest } from '../testing/make-request.fixture.js';
import { makeTool, openAggregate } from './testing/open-aggregate.fixture.js';

const discoveryNames = [
  'search_services',
  'get_service',
  'connect_service',
  'list_connections',
  'search_tools',
  'execute_tool',
  'disconnect_service',
];
const signal = new AbortController().signal;
const one = {
  id: 'one',
  serviceName: 'x/starbucks',
  tools: [makeTool('requestinfo'), makeTool('order')],
};
const two = { id: 'two', serviceName: 'echo', tools: [makeTool('order'), makeTool('a.b')] };

test('lists discovery tools, then the tools of all connections by creation and in their services order', async () => {
  const late = { id: 'late', serviceName: 'first', tools: [makeTool('x')], created: '2020-01-01' };
  const { open } = openAggregate({ connections: [one, two, late] });
  expect(await open().names()).toEqual([
    ...discoveryNames,
    'first_x',
    'starbucks_requestinfo',
    'starbucks_order',
    'echo_order',
    'echo_a_b',
  ]);
});

test('the list is the same for all sessions of a principal, and another principal has another one', async () => {
  const stranger = { kind: 'anonymous', clientId: 'stranger' } as const;
  const { open } = openAggregate({ connections: [one, { ...two, owner: stranger }] });
  const modern = await open().names();
  expect(await open({ era: 'legacy' }).names()).toEqual(modern);
  expect(modern).not.toContain('echo_order');
  expect(await open({ principal: stranger }).names()).toEqual([
    ...discoveryNames,
    'echo_order',
    'echo_a_b',
  ]);
});

test('rows are as their services have them, but for the name; members keep their order', async () => {
  const tool = {
    future: [1],
    name: 'a',
    _meta: { 'example.com/x': 1, ui: { resourceUri: 'ui://a' } },
    icons: [{ src: 'data:,' }],
    annotations: { readOnlyHint: true, other: 1 },
    outputSchema: { type: 'object' },
    inputSchema: { type: 'object', $defs: {} },
  };
  const { open } = openAggregate({ connections: [{ id: 'one', tools: [tool] }] });
  const { tools } = await open().get('tools/list');
  const row = (tools as ToolDefinition[]).at(-1);
  expect(JSON.stringify(row)).toBe(JSON.stringify({ ...tool, name: 'one_a' }));
});

test('the app of a later service that has the same URI is told apart, and read from that service', async () => {
  const tool = makeTool('show', { _meta: { ui: { resourceUri: 'ui://view' } } });
  const { open, fake } = openAggregate({
    connections: [
      { id: 'one', tools: [tool] },
      { id: 'two', tools: [tool] },
    ],
  });
  const client = open();
  const { tools } = await client.get('tools/list');
  const uris = (tools as ToolDefinition[]).slice(-2).map(({ _meta }) => _meta);
  expect(uris).toEqual([
    { ui: { resourceUri: 'ui://view' } },
    { ui: { resourceUri: 'ui://two+view' } },
  ]);
  await client.get('resources/read', { uri: 'ui://two+view' });
  expect(fake.requests.at(-1)).toMatchObject({ connectionId: 'two', params: { uri: 'ui://view' } });
});

test('a list of many tools has pages, and a cursor of another list is refused', async () => {
  const tools = Array.from({ length: 1500 }, (_, index) => makeTool(`t${index}`));
  const { open } = openAggregate({ connections: [{ id: 'one', tools }] });
  const client = open();
  const first = await client.get('tools/list');
  expect(first['tools']).toHaveLength(1000);
  const second = await client.get('tools/list', { cursor: first['nextCursor'] });
  expect(second['tools']).toHaveLength(507);
  expect(second['nextCursor']).toBeUndefined();
  expect(await client.ask('prompts/list', { cursor: first['nextCursor'] })).toMatchObject({
    error: { code: -32_602 },
  });
});

test('resting connections are listed with what they last had, unmade ones not at all; nobody is woken', async () => {
  const { open, asked } = openAggregate({
    connections: [
      { ...one, state: 'disconnected' },
      { ...two, state: 'initializing' },
      { id: 'unknown', state: 'reconnecting' },
    ],
  });
  const client = open();
  expect((await client.names()).slice(discoveryNames.length)).toEqual([
    'starbucks_requestinfo',
    'starbucks_order',
  ]);
  await client.get('prompts/list');
  expect(asked).toEqual(['connections']);
});

test('a view that searches lists discovery tools alone; others can be called', async () => {
  const { open, fake } = openAggregate({ connections: [one] });
  const client = open({}, { tools: 'search' });
  expect(await client.names()).toEqual(discoveryNames);
  await client.get('tools/call', { name: 'starbucks_order' });
  expect(fake.requests.at(-1)).toMatchObject({ params: { name: 'order' } });
});

test('plain names are the own ones where only one service has them', async () => {
  const { open } = openAggregate({ connections: [one, two] });
  const names = await open({}, { names: 'plain' }).names();
  expect(names.slice(discoveryNames.length)).toEqual([
    'requestinfo',
    'starbucks_order',
    'echo_order',
    'echo_a_b',
  ]);
});

test('what a view does not allow is not listed, not called, and not executed either', async () => {
  const { open, fake } = openAggregate({ connections: [one, two] });
  const client = open(
    {},
    { allow: ['*_order', 'execute_*', 'get_service'], deny: ['echo_*', 'get*'] },
  );
  expect(await client.names()).toEqual(['execute_tool', 'starbucks_order']);
  for (const name of ['echo_order', 'starbucks_requestinfo', 'get_service', 'unknown']) {
    expect(await client.ask('tools/call', { name })).toMatchObject({ error: { code: -32_602 } });
  }
  for (const given of [
    { tool: 'echo_order' },
    { tool: 'order', connection: 'echo' },
    { tool: 'requestinfo', connection: 'starbucks' },
    { tool: 'requestinfo' },
  ]) {
    const answer = await client.ask('tools/call', { name: 'execute_tool', arguments: given });
    expect(answer).toMatchObject({ result: { isError: true } });
  }
  expect(fake.requests).toEqual([]);
});

test('an unknown name is refused with near ones, and with how to find more', async () => {
  const { open } = openAggregate({ connections: [one] });
  const answer = await open().ask('tools/call', { name: 'starbucks_requestinf' });
  expect(answer).toMatchObject({ error: { code: -32_602 } });
  const message = 'error' in answer ? answer.error.message : '';
  expect(message).toContain('"starbucks_requestinfo"');
  expect(message).toContain('search_services');
});

test('a call goes to its service with the own name and all else, and its result comes back as it is', async () => {
  const result = {
    content: [{ type: 'new', a: 1 }],
    structuredContent: [1],
    resultType: 'complete',
  };
  const { open, fake } = openAggregate({
    connections: [one],
    relay: {
      facts: { era: 'modern' },
      answer: async ({ onNotification, onRequest, signal: ending }) => {
        onNotification({ method: 'notifications/progress', params: { progress: 1 } });
        onNotification({ method: 'notifications/message', params: { level: 'info', data: 1 } });
        await onRequest?.({ method: 'roots/list', params: {}, signal: ending });
        return { result };
      },
    },
  });
  const params = {
    name: 'starbucks_order',
    arguments: { a: 1 },
    _meta: { traceparent: 'x' },
    inputResponses: { key: {} },
    requestState: 'opaque',
  };
  const request = makeRequest('tools/call', params, {
    wantsProgress: true,
    logLevel: 'debug',
    headers: { 'Mcp-Param-A': '1' },
  });
  const answer = await open().dialog.answer(request);
  expect('result' in answer && answer.result).toBe(result);
  expect(fake.requests[0]).toMatchObject({
    connectionId: 'one',
    method: 'tools/call',
    params: { ...params, name: 'order' },
    wantsProgress: true,
    logLevel: 'debug',
    headers: { 'Mcp-Param-A': '1' },
    takesInputRequired: true,
    line: { era: 'modern', caller: { clientInfo: { name: 'test' } } },
  });
  expect(request.told.map(({ method }) => method)).toEqual([
    'notifications/progress',
    'notifications/message',
  ]);
  expect(request.asked).toMatchObject([{ method: 'roots/list' }]);
});

test('what a service asks for comes as its answer in the newer era, untouched', async () => {
  const result = { resultType: 'input_required', inputRequests: {}, requestState: 'opaque' };
  const { open } = openAggregate({
    connections: [one],
    relay: { facts: { era: 'modern' }, answer: () => ({ result }) },
  });
  const answer = await open().ask('tools/call', { name: 'starbucks_order' });
  expect('result' in answer && answer.result).toBe(result);
});

test('a refusal of a service comes as it was said; a cancelled call rejects', async () => {
  const error = { code: -1, message: 'No', data: { a: 1 } };
  const { open } = openAggregate({ connections: [one], relay: { answer: () => ({ error }) } });
  const client = open({ era: 'legacy' });
  expect(await client.ask('tools/call', { name: 'starbucks_order' })).toEqual({ error });
  const reason = new Error('gone');
  const call = client.ask(
    'tools/call',
    { name: 'starbucks_order' },
    { signal: AbortSignal.abort(reason) },
  );
  await expect(call).rejects.toBe(reason);
});

test('the directory maps names of tools of services, as the view has them', async () => {
  const { aggregate } = openAggregate({ connections: [one] });
  const principal = { kind: 'local' } as const;
  const view = { tools: 'all', names: 'prefixed', allow: [], deny: ['*_order'] } as const;
  const find = (name: string) => aggregate.directory.find(name, { principal, view });
  expect(await find('starbucks_requestinfo')).toEqual({
    connectionId: 'one',
    toolName: 'requestinfo',
  });
  expect(await find('starbucks_order')).toBeUndefined();
  expect(await find('search_services')).toBeUndefined();
});

test('the directory names tools of services, also those that the connection has not seen', async () => {
  const { aggregate } = openAggregate({ connections: [one] });
  const principal = { kind: 'local' } as const;
  const nameOf = (
    toolName: string,
    connectionId = 'one',
    names: 'prefixed' | 'plain' = 'prefixed',
  ) => aggregate.directory.nameOf({ connectionId, toolName }, { principal, names });
  expect(await nameOf('order')).toBe('starbucks_order');
  expect(await nameOf('only.for some')).toBe('starbucks_only_for_some');
  expect(await nameOf('order', 'one', 'plain')).toBe('order');
  expect(await nameOf('unseen', 'one', 'plain')).toBe('unseen');
  expect(await nameOf('order', 'none')).toBeUndefined();
});

test('says what it is: three lists that change, and extensions where a service has them', async () => {
  const { open } = openAggregate({
    connections: [one, { ...two, capabilities: ['tools', 'extensions', 'tasks'] }],
    relay: {
      facts: {
        era: 'legacy',
        capabilities: { tasks: { list: {}, cancel: {} }, extensions: { 'example.com/x': {} } },
      },
    },
  });
  const facts = await open({ era: 'legacy', protocolVersion: '2025-06-18' }).dialog.describe(
    signal,
  );
  expect(facts).toMatchObject({
    protocolVersion: '2025-06-18',
    serverInfo: { name: 'nanda', title: 'NANDA', version: '1.2.3' },
    capabilities: {
      tools: { listChanged: true },
      prompts: { listChanged: true },
      resources: { subscribe: true, listChanged: true },
      completions: {},
      logging: {},
      tasks: { cancel: {} },
      extensions: { 'example.com/x': {} },
    },
  });
  expect(facts.capabilities['tasks']).toEqual({ cancel: {} });
  expect(facts.instructions).toContain('search_services');
});

test('without such a service there are neither tasks nor extensions, and none is asked', async () => {
  const { open, fake } = openAggregate({ connections: [one] });
  const { capabilities } = await open().dialog.describe(signal);
  expect(Object.keys(capabilities)).toEqual([
    'tools',
    'prompts',
    'resources',
    'completions',
    'logging',
  ]);
  expect(fake.dialogs).toEqual([]);
});

test('a method that nobody has is refused, in the newer era those of the older one too', async () => {
  const { open } = openAggregate({ connections: [one] });
  for (const method of [
    'unknown',
    'ping',
    'logging/setLevel',
    'resources/subscribe',
    'tasks/list',
    'tasks/get',
  ]) {
    expect(await open().ask(method, { taskId: 'x' })).toMatchObject({ error: { code: -32_601 } });
  }
});

test('results of our own say in the newer era that they are complete, and not to be kept', async () => {
  const { open } = openAggregate();
  expect(await open().get('tools/list')).toMatchObject({
    resultType: 'complete',
    ttlMs: 0,
    cacheScope: 'private',
    _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'nanda' } },
  });
  expect(Object.keys(await open({ era: 'legacy' }).get('tools/list'))).toEqual(['tools']);
});

test('a task is asked about at the service that told of it, by its principal alone', async () => {
  const { open, fake } = openAggregate({
    connections: [one, { ...two, capabilities: ['tools', 'tasks'] }],
    relay: { answer: () => ({ result: { task: { taskId: 'task-1', status: 'working' } } }) },
  });
  const client = open({ era: 'legacy' });
  await client.get('tools/call', { name: 'echo_order', task: { ttl: 1 } });
  await client.get('tasks/get', { taskId: 'task-1' });
  expect(fake.requests.at(-1)).toMatchObject({
    connectionId: 'two',
    method: 'tasks/get',
    params: { taskId: 'task-1' },
  });
  // Another service that names it does not get it.
  await client.get('tools/call', { name: 'starbucks_order' });
  await client.get('tasks/cancel', { taskId: 'task-1' });
  expect(fake.requests.at(-1)).toMatchObject({ connectionId: 'two', method: 'tasks/cancel' });
  expect(await client.ask('tasks/cancel', { taskId: 'unknown' })).toMatchObject({
    error: { code: -32_602 },
  });
  const stranger = open({ era: 'legacy', principal: { kind: 'anonymous', clientId: 'x' } });
  expect(await stranger.ask('tasks/get', { taskId: 'task-1' })).toMatchObject({
    error: { code: -32_601 },
  });
});
