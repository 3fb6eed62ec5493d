import { expect, test, vi } from 'vitest';
import type { McpAnswer } from '../../mcp-message.js';
import type { ListenFilter } from '../mcp-endpoint.js';
import { makeTool, openAggregate, type OpenDialog } from './testing/open-aggregate.fixture.js';

const one = {
  id: 'one',
  tools: [makeTool('a')],
  prompts: [{ name: 'p' }],
  resources: [{ uri: 'x:a', name: 'a' }],
};

async function listen(client: OpenDialog, filter: ListenFilter) {
  const controller = new AbortController();
  const told: { method: string; params: Readonly<Record<string, unknown>> }[] = [];
  const { honoured, ended } = await client.dialog.listen(filter, {
    signal: controller.signal,
    notify: (notification) => told.push(notification),
  });
  return { told, honoured, ended, stop: () => controller.abort() };
}

const methodsOf = (told: readonly { readonly method: string }[]): string[] =>
  told.map(({ method }) => method).toSorted();

test('a burst of changes is told once, to every dialog of the principal, and to no other', async () => {
  const { open, put } = openAggregate({ connections: [one] });
  const clients = [open({ era: 'legacy' }), open({ era: 'legacy' }, { tools: 'search' })];
  const stranger = open({ era: 'legacy', principal: { kind: 'anonymous', clientId: 'x' } });
  const modern = await listen(open(), { toolsListChanged: true });
  await clients[0]?.names();
  for (let index = 0; index < 20; index += 1) put({ id: `new-${index}`, tools: [makeTool('b')] });
  await vi.waitFor(() => expect(modern.told).not.toEqual([]));
  expect(methodsOf(modern.told)).toEqual(['notifications/tools/list_changed']);
  expect(methodsOf(clients[0]?.told ?? [])).toEqual(['notifications/tools/list_changed']);
  // The list of a view that searches does not differ.
  expect(clients[1]?.told).toEqual([]);
  expect(stranger.told).toEqual([]);
  modern.stop();
});

test('what does not differ is not told', async () => {
  const { open, put, say } = openAggregate({ connections: [one] });
  const client = open({ era: 'legacy' });
  for (const method of ['tools/list', 'prompts/list', 'resources/list']) await client.get(method);
  put({ ...one, tools: [makeTool('a')], prompts: [{ name: 'p' }] });
  say('one', 'prompts_changed');
  say('one', 'tools_changed');
  // What does differ is told alone.
  put({ ...one, resources: [] }, 'resources_changed');
  await vi.waitFor(() => expect(client.told).not.toEqual([]));
  expect(methodsOf(client.told)).toEqual(['notifications/resources/list_changed']);
});

test('each list that differs is told, also when a connection goes', async () => {
  const { open, remove } = openAggregate({ connections: [one] });
  const client = open({ era: 'legacy' });
  for (const method of ['tools/list', 'prompts/list', 'resources/list']) await client.get(method);
  remove('one');
  await vi.waitFor(() => expect(client.told).toHaveLength(3));
  expect(methodsOf(client.told)).toEqual([
    'notifications/prompts/list_changed',
    'notifications/resources/list_changed',
    'notifications/tools/list_changed',
  ]);
  expect(await client.get('prompts/list')).toEqual({ prompts: [] });
});

test('a connection that opens brings its prompts and resources', async () => {
  const { open, put } = openAggregate({ connections: [{ ...one, state: 'disconnected' }] });
  const client = open({ era: 'legacy' });
  expect(await client.get('prompts/list')).toEqual({ prompts: [] });
  put(one);
  await vi.waitFor(() => expect(client.told).toHaveLength(2));
  expect(await client.get('prompts/list')).toEqual({ prompts: [{ name: 'one_p' }] });
});

test('only what was asked for is told, and nothing after the end', async () => {
  const { open, put } = openAggregate({ connections: [one] });
  const client = open();
  const prompts = await listen(client, { promptsListChanged: true });
  const tools = await listen(client, { toolsListChanged: true, unknown: true });
  expect(prompts.honoured).toEqual({ promptsListChanged: true });
  expect(tools.honoured).toEqual({ toolsListChanged: true });
  tools.stop();
  await tools.ended;
  put({ ...one, tools: [], prompts: [{ name: 'q' }] });
  await vi.waitFor(() => expect(prompts.told).not.toEqual([]));
  expect(methodsOf(prompts.told)).toEqual(['notifications/prompts/list_changed']);
  expect(tools.told).toEqual([]);
  prompts.stop();
});

test('who connects by a tool is told as all others are', async () => {
  const { open } = openAggregate({
    services: [{ id: 'service-1' }],
    connect: () => ({ id: 'made', serviceName: 'weather', tools: [makeTool('forecast')] }),
  });
  const client = open({ era: 'legacy' });
  await client.names();
  await client.get('tools/call', {
    name: 'connect_service',
    arguments: { service_id: 'service-1' },
  });
  expect(await client.names()).toContain('weather_forecast');
  await vi.waitFor(() =>
    expect(methodsOf(client.told)).toContain('notifications/tools/list_changed'),
  );
  expect(client.told.filter(({ method }) => method.includes('tools'))).toHaveLength(1);
});

test('the resources that a client follows are told under the names that it knows', async () => {
  const { open, fake } = openAggregate({ connections: [one, { ...one, id: 'two' }] });
  const { told, honoured, stop } = await listen(open(), {
    resourceSubscriptions: ['two+x:a', 'x:a', 'x:unknown'],
  });
  expect(honoured).toEqual({ resourceSubscriptions: ['two+x:a', 'x:a'] });
  const ids = fake.dialogs;
  expect([...fake.followed.values()].map((uris) => [...uris])).toEqual([['x:a'], ['x:a']]);
  for (const id of ids)
    fake.say({ method: 'notifications/resources/updated', params: { uri: 'x:a', a: 1 } }, id);
  expect(told).toEqual([
    { method: 'notifications/resources/updated', params: { uri: 'two+x:a', a: 1 } },
    { method: 'notifications/resources/updated', params: { uri: 'x:a', a: 1 } },
  ]);
  stop();
  await vi.waitFor(() => expect(fake.ended.toSorted()).toEqual(ids.toSorted()));
});

test('where one service tells no more, it is over, and all others are let go of', async () => {
  const end = Promise.withResolvers<McpAnswer>();
  const { open, fake } = openAggregate({
    connections: [one, { ...one, id: 'two' }],
    relay: {
      facts: { era: 'modern' },
      answer({ method, onNotification }) {
        if (method !== 'subscriptions/listen') {
          return { result: { resultType: 'task', taskId: 't1' } };
        }
        const params = { notifications: { taskIds: ['t1'] } };
        onNotification({ method: 'notifications/subscriptions/acknowledged', params });
        return end.promise;
      },
    },
  });
  const client = open();
  await client.get('tools/call', { name: 'one_a' });
  const { honoured, ended } = await listen(client, {
    resourceSubscriptions: ['two+x:a'],
    taskIds: ['t1'],
  });
  expect(honoured).toEqual({ resourceSubscriptions: ['two+x:a'], taskIds: ['t1'] });
  expect(fake.dialogs).toHaveLength(2);
  end.resolve({ error: { code: -32_603, message: 'The session was lost.' } });
  await ended;
  expect(fake.dialogs).toEqual([]);
});

test('a client of the older era follows resources, and says what it has to all services that it uses', async () => {
  const { open, fake } = openAggregate({
    connections: [one, { ...one, id: 'two' }, { ...one, id: 'three' }],
  });
  const client = open({ era: 'legacy' });
  await client.get('resources/subscribe', { uri: 'two+x:a' });
  await client.get('tools/call', { name: 'one_a' });
  const [two] = fake.dialogs;
  fake.say({ method: 'notifications/resources/updated', params: { uri: 'x:a' } }, two);
  fake.say({ method: 'notifications/tools/list_changed', params: {} }, two);
  fake.say({ method: 'notifications/message', params: { level: 'info', data: 1 } }, two);
  expect(client.told).toEqual([
    { method: 'notifications/resources/updated', params: { uri: 'two+x:a' } },
    { method: 'notifications/message', params: { level: 'info', data: 1 } },
  ]);
  client.dialog.take({ method: 'notifications/roots/list_changed', params: {} });
  client.dialog.take({ method: 'notifications/other', params: {} });
  await vi.waitFor(() => expect(fake.notified).toHaveLength(2));
  const question = { method: 'roots/list', params: {}, signal: new AbortController().signal };
  expect(await fake.ask(question)).toEqual({ result: { action: 'accept' } });
  await client.get('resources/unsubscribe', { uri: 'two+x:a' });
  expect([...(fake.followed.get(two ?? '') ?? [])]).toEqual([]);
  const opened = fake.dialogs;
  await client.dialog.close();
  expect(fake.ended.toSorted()).toEqual(opened.toSorted());
});

test('the log level goes to all services, those that are used later too, once each', async () => {
  const { open, fake } = openAggregate({ connections: [one, { ...one, id: 'two' }] });
  const client = open({ era: 'legacy' });
  await client.get('tools/call', { name: 'one_a' });
  await client.get('logging/setLevel', { level: 'warning' });
  await client.get('tools/call', { name: 'two_a' });
  await client.get('tools/call', { name: 'two_a' });
  expect(fake.requests.map(({ connectionId, method }) => `${connectionId} ${method}`)).toEqual([
    'one tools/call',
    'one logging/setLevel',
    'two logging/setLevel',
    'two tools/call',
    'two tools/call',
  ]);
  expect(await client.ask('logging/setLevel', { level: 'loud' })).toMatchObject({
    error: { code: -32_602 },
  });
});

test('a service that tells its client alone that its lists have changed is asked again', async () => {
  const { open, fake, all } = openAggregate({ connections: [one] });
  const client = open({ era: 'legacy' });
  await client.get('prompts/list');
  await client.get('tools/call', { name: 'one_a' });
  all[0] = { ...one, prompts: [{ name: 'q' }] };
  fake.say({ method: 'notifications/prompts/list_changed', params: {} });
  await vi.waitFor(() =>
    expect(methodsOf(client.told)).toEqual(['notifications/prompts/list_changed']),
  );
  expect(await client.get('prompts/list')).toEqual({ prompts: [{ name: 'one_q' }] });
});

test('a principal is followed once, and by nobody after the end', async () => {
  const open = openAggregate({ connections: [one] });
  open.open({ era: 'legacy' });
  open.open({ era: 'legacy' });
  await open.open().names();
  expect(open.followers).toBe(1);
  await open.aggregate.close();
  expect(open.followers).toBe(0);
});

test('a service is asked anew after it has got a new session', async () => {
  const { open, put } = openAggregate({ connections: [one] });
  const client = open({ era: 'legacy' });
  await client.get('prompts/list');
  put({ ...one, prompts: [{ name: 'q' }] });
  await vi.waitFor(() =>
    expect(methodsOf(client.told)).toContain('notifications/prompts/list_changed'),
  );
  expect(await client.get('prompts/list')).toEqual({ prompts: [{ name: 'one_q' }] });
});
