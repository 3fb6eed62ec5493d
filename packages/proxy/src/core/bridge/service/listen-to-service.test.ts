import { describe, expect, test } from 'vitest';
import type { McpAnswer, McpNotification } from '../../mcp-message.js';
import { NandaError } from '../../nanda-error.js';
import type { ListenFilter, Listening } from '../mcp-endpoint.js';
import type { RelayRequest } from '../service-relay.js';
import {
  openService,
  type OpenService,
  type OpenServiceOptions,
} from '../testing/open-service.fixture.js';

interface Listened extends OpenService {
  readonly listening: Listening;
  readonly heard: McpNotification[];
  readonly stop: AbortController;
}

async function listen(filter: ListenFilter, options: OpenServiceOptions = {}): Promise<Listened> {
  const service = openService({ client: { era: 'modern' }, ...options });
  const stop = new AbortController();
  const heard: McpNotification[] = [];
  const listening = await service.dialog.listen(filter, {
    signal: stop.signal,
    notify: (notification) => heard.push(notification),
  });
  return { ...service, listening, heard, stop };
}

const everything = {
  toolsListChanged: true,
  promptsListChanged: true,
  resourcesListChanged: true,
  resourceSubscriptions: ['a:1', 'a:2'],
};

function changed(what: string): McpNotification {
  return { method: `notifications/${what}/list_changed`, params: {} };
}

function updated(uri: string): McpNotification {
  return { method: 'notifications/resources/updated', params: { uri, novel: 1 } };
}

describe.each(['legacy', 'modern'] as const)('at a service of the %s era', (era) => {
  const facts = { era };

  test('all that is asked for and offered is told, and nothing else', async () => {
    const { listening, heard, fake } = await listen(everything, { facts });
    expect(listening.honoured).toEqual(everything);
    const wanted = [changed('tools'), changed('prompts'), changed('resources'), updated('a:1')];
    for (const each of wanted) fake.say(each);
    fake.say({ method: 'notifications/message', params: { level: 'error' } });
    fake.say({ method: 'notifications/elicitation/complete', params: {} });
    fake.say({ method: 'notifications/acme', params: {} });
    expect(heard).toEqual(wanted);
  });

  test('what is not asked for is not told', async () => {
    const { listening, heard, fake } = await listen({ promptsListChanged: true }, { facts });
    expect(listening.honoured).toEqual({ promptsListChanged: true });
    for (const each of ['tools', 'prompts', 'resources']) fake.say(changed(each));
    fake.say(updated('a:1'));
    expect(heard).toEqual([changed('prompts')]);
  });

  test('what the service does not offer is not honoured', async () => {
    const capabilities = { tools: {}, prompts: { listChanged: true } };
    const { listening } = await listen(everything, {
      facts: { era, capabilities },
      subscribe: () => ({ error: { code: -32_601, message: 'no' } }),
    });
    expect(listening.honoured).toEqual({ promptsListChanged: true });
  });

  test('of the resources those are honoured that the service agreed to, each once', async () => {
    const { listening, fake } = await listen(
      { resourceSubscriptions: ['a:1', 'a:none', 'a:2', 'a:1'] },
      {
        facts,
        subscribe: (uri) =>
          uri === 'a:none' ? { error: { code: -32_602, message: 'no' } } : { result: {} },
      },
    );
    expect(listening.honoured).toEqual({ resourceSubscriptions: ['a:1', 'a:2'] });
    expect([...fake.followed.values()]).toEqual([new Set(['a:1', 'a:2'])]);
  });

  test('everything is let go of when the client stops', async () => {
    const { listening, stop, fake, heard } = await listen(everything, { facts });
    const [id] = fake.dialogs;
    expect(fake.ended).toEqual([]);
    stop.abort();
    await listening.ended;
    expect(fake.ended).toEqual([id]);
    expect(fake.dialogs).toEqual([]);
    expect(heard).toEqual([]);
  });
});

test('what comes before all is known is not lost', async () => {
  const service = openService({ client: { era: 'modern' }, subscribe: async () => agree() });
  function agree(): McpAnswer {
    service.fake.say(changed('tools'));
    service.fake.say(changed('prompts'));
    return { result: {} };
  }
  const heard: McpNotification[] = [];
  await service.dialog.listen(
    { toolsListChanged: true, resourceSubscriptions: ['a:1'] },
    { signal: new AbortController().signal, notify: (each) => heard.push(each) },
  );
  expect(heard).toEqual([changed('tools')]);
});

test('each listening is a conversation of its own', async () => {
  const { dialog, fake } = openService({ client: { era: 'modern' } });
  const first = new AbortController();
  const second = new AbortController();
  for (const { signal } of [first, second]) {
    await dialog.listen({ resourceSubscriptions: ['a:1'] }, { signal, notify: () => undefined });
  }
  expect(fake.dialogs).toHaveLength(2);
  first.abort();
  expect(fake.dialogs).toHaveLength(1);
  expect(fake.followed.size).toBe(1);
});

test('where the service cannot be reached nothing is left behind', async () => {
  const { dialog, fake } = openService({ client: { era: 'modern' } });
  fake.facts = () => {
    throw new NandaError('CONNECTION_FAILED', 'away');
  };
  const { signal } = new AbortController();
  await expect(dialog.listen(everything, { signal, notify: () => undefined })).rejects.toThrow(
    'away',
  );
  expect(fake.ended).toHaveLength(1);
});

test('not more resources are followed than a client may', async () => {
  const resourceSubscriptions = Array.from({ length: 300 }, (_, index) => `a:${index}`);
  const { listening } = await listen({ resourceSubscriptions });
  expect(listening.honoured.resourceSubscriptions).toHaveLength(256);
});

describe('extensions', () => {
  const filter = { toolsListChanged: true, taskIds: ['t1'], novel: { a: 1 } };
  const acknowledged = (notifications: unknown): McpNotification => ({
    method: 'notifications/subscriptions/acknowledged',
    params: { notifications, _meta: { 'io.modelcontextprotocol/subscriptionId': 'theirs' } },
  });
  const task = {
    method: 'notifications/tasks',
    params: { taskId: 't1', _meta: { 'io.modelcontextprotocol/subscriptionId': 'theirs' } },
  };

  test('are asked of a newer service, which says what it agrees to', async () => {
    const end = Promise.withResolvers<McpAnswer>();
    const { listening, heard, fake } = await listen(filter, {
      facts: { era: 'modern' },
      answer: ({ onNotification }: RelayRequest) => {
        onNotification(acknowledged({ taskIds: ['t1'], unasked: true }));
        onNotification(task);
        return end.promise;
      },
    });
    expect(fake.requests[0]).toMatchObject({
      method: 'subscriptions/listen',
      params: { notifications: { taskIds: ['t1'], novel: { a: 1 } } },
    });
    expect(listening.honoured).toEqual({ toolsListChanged: true, taskIds: ['t1'] });
    expect(heard).toEqual([{ method: 'notifications/tasks', params: { taskId: 't1' } }]);
    end.resolve({ result: {} });
    await listening.ended;
    expect(fake.ended).toHaveLength(1);
  });

  test('that it refuses are not honoured, and the rest is told', async () => {
    const { listening, heard, fake } = await listen(filter, {
      facts: { era: 'modern' },
      answer: () => ({ error: { code: -32_602, message: 'no' } }),
    });
    expect(listening.honoured).toEqual({ toolsListChanged: true });
    fake.say(changed('tools'));
    expect(heard).toEqual([changed('tools')]);
    expect(fake.ended).toEqual([]);
  });

  test('are not asked of an older service', async () => {
    const { listening, fake } = await listen(filter, { facts: { era: 'legacy' } });
    expect(listening.honoured).toEqual({ toolsListChanged: true });
    expect(fake.requests).toEqual([]);
  });
});
