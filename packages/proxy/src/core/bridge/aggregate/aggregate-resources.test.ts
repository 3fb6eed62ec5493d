import { expect, test, vi } from 'vitest';
import { makeTool, openAggregate } from './testing/open-aggregate.fixture.js';

const one = {
  id: 'one',
  tools: [makeTool('link')],
  resources: [
    { uri: 'x:a', name: 'a' },
    { uri: 'x:b', name: 'b', future: 1 },
  ],
  templates: [{ uriTemplate: 'x:t/{id}', name: 't' }],
  prompts: [{ name: 'greet', description: 'one' }, { name: 'odd name' }],
};
const two = {
  id: 'two',
  tools: [makeTool('link')],
  resources: [
    { uri: 'x:b', name: 'b' },
    { uri: 'x:c', name: 'c' },
  ],
  templates: [{ uriTemplate: 'x:t/{id}', name: 't' }],
  prompts: [{ name: 'greet', future: true }],
};

test('lists resources and templates of all; a URI that an earlier one has is told apart', async () => {
  const { open } = openAggregate({ connections: [one, two] });
  const client = open();
  expect(await client.get('resources/list')).toMatchObject({
    resources: [
      { uri: 'x:a', name: 'a' },
      { uri: 'x:b', name: 'b', future: 1 },
      { uri: 'two+x:b', name: 'b' },
      { uri: 'x:c', name: 'c' },
    ],
  });
  expect(await client.get('resources/templates/list')).toMatchObject({
    resourceTemplates: [{ uriTemplate: 'x:t/{id}' }, { uriTemplate: 'two+x:t/{id}' }],
  });
});

test.each([
  ['x:b', 'one', 'x:b'],
  ['two+x:b', 'two', 'x:b'],
  ['x:c', 'two', 'x:c'],
  ['x:t/1', 'one', 'x:t/1'],
  ['two+x:t/1', 'two', 'x:t/1'],
])(
  '%s is read from %s as %s, and its contents come under the same name',
  async (shown, id, uri) => {
    const { open, fake } = openAggregate({
      connections: [one, two],
      relay: {
        answer: ({ params }) => ({ result: { contents: [{ uri: params['uri'], text: 'x:b' }] } }),
      },
    });
    const result = await open().get('resources/read', { uri: shown, extra: 1 });
    expect(fake.requests).toMatchObject([{ connectionId: id, params: { uri, extra: 1 } }]);
    expect(result['contents']).toEqual([{ uri: shown, text: 'x:b' }]);
  },
);

test.each([
  ['legacy', -32_002],
  ['modern', -32_602],
] as const)('a URI that no service is known to have is shown to none (%s)', async (era, code) => {
  const { open, fake } = openAggregate({ connections: [one, two] });
  const client = open({ era });
  expect(await client.ask('resources/read', { uri: 'x:secret' })).toEqual({
    error: { code, message: expect.any(String), data: { uri: 'x:secret' } },
  });
  // That it says of which service does not make it one of its URIs.
  for (const uri of ['two+x:secret', 'ui://two+secret', 'two+x:a']) {
    expect(await client.ask('resources/read', { uri })).toMatchObject({ error: { code } });
  }
  const ref = { type: 'ref/resource', uri: 'two+x:secret/{id}' };
  expect(await client.ask('completion/complete', { ref })).toMatchObject({ error: { code } });
  expect(fake.requests).toEqual([]);
});

test('a name that is kept beyond its connection is not read from the next one of that alias', async () => {
  const link = { type: 'resource_link', uri: 'x:a', name: 'a' };
  const { open, fake, put, remove } = openAggregate({
    connections: [one, two],
    relay: { answer: () => ({ result: { content: [link] } }) },
  });
  const client = open({ era: 'legacy' });
  expect(await client.get('tools/call', { name: 'two_link' })).toMatchObject({
    content: [{ uri: 'two+x:a' }],
  });
  await client.get('resources/read', { uri: 'two+x:a' });
  expect(fake.requests.at(-1)).toMatchObject({ connectionId: 'two', params: { uri: 'x:a' } });
  remove('two');
  put({ ...two, id: 'three', name: 'two' });
  await vi.waitFor(async () => expect(await client.names()).toContain('two_link'));
  const asked = fake.requests.length;
  expect(await client.ask('resources/read', { uri: 'two+x:a' })).toMatchObject({
    error: { code: -32_002 },
  });
  expect(fake.requests).toHaveLength(asked);
});

test('a refusal speaks of the resource as the client does', async () => {
  const { open } = openAggregate({
    connections: [one, two],
    relay: {
      answer: ({ params }) => ({
        error: { code: -32_602, message: 'No', data: { uri: params['uri'] } },
      }),
    },
  });
  expect(await open().ask('resources/read', { uri: 'two+x:b' })).toMatchObject({
    error: { data: { uri: 'two+x:b' } },
  });
});

test('what a result names is found again at the service that named it', async () => {
  const link = (uri: string) => ({ type: 'resource_link', uri, name: uri });
  const { open, fake } = openAggregate({
    connections: [one, two],
    relay: { answer: () => ({ result: { content: ['x:new', 'x:b', 'x:c', 'x:t/9'].map(link) } }) },
  });
  const client = open();
  const uris = async (name: string): Promise<unknown> => {
    const { content } = await client.get('tools/call', { name });
    return (content as { uri: string }[]).map(({ uri }) => uri);
  };
  expect(await uris('two_link')).toEqual(['x:new', 'two+x:b', 'x:c', 'two+x:t/9']);
  // Another one that names the same is told apart from now on.
  expect(await uris('one_link')).toEqual(['one+x:new', 'x:b', 'one+x:c', 'x:t/9']);
  await client.get('resources/read', { uri: 'x:new' });
  expect(fake.requests.at(-1)).toMatchObject({ connectionId: 'two', params: { uri: 'x:new' } });
  await client.get('resources/read', { uri: 'one+x:c' });
  expect(fake.requests.at(-1)).toMatchObject({ connectionId: 'one', params: { uri: 'x:c' } });
});

test('what somebody may read is not kept for others', async () => {
  const { open } = openAggregate({
    connections: [one],
    relay: {
      facts: { era: 'modern' },
      answer: () => ({
        result: { resultType: 'complete', contents: [], ttlMs: 5, cacheScope: 'public' },
      }),
    },
  });
  expect(await open().get('resources/read', { uri: 'x:a' })).toEqual({
    resultType: 'complete',
    contents: [],
    ttlMs: 5,
    cacheScope: 'private',
  });
});

test('prompts are listed, got and completed under their names', async () => {
  const { open, fake } = openAggregate({
    connections: [one, two],
    relay: {
      answer: () => ({
        result: {
          messages: [{ role: 'user', content: { type: 'resource', resource: { uri: 'x:b' } } }],
        },
      }),
    },
  });
  const client = open();
  expect(await client.get('prompts/list')).toMatchObject({
    prompts: [
      { name: 'one_greet', description: 'one' },
      { name: 'one_odd_name' },
      { name: 'two_greet', future: true },
    ],
  });
  const got = await client.get('prompts/get', { name: 'two_greet', arguments: { a: '1' } });
  expect(fake.requests.at(-1)).toMatchObject({
    connectionId: 'two',
    params: { name: 'greet', arguments: { a: '1' } },
  });
  expect(got['messages']).toMatchObject([{ content: { resource: { uri: 'two+x:b' } } }]);
  await client.get('completion/complete', {
    ref: { type: 'ref/prompt', name: 'one_odd_name', title: 'x' },
    argument: { name: 'a', value: 'b' },
  });
  expect(fake.requests.at(-1)).toMatchObject({
    connectionId: 'one',
    params: { ref: { type: 'ref/prompt', name: 'odd name', title: 'x' }, argument: { name: 'a' } },
  });
  await client.get('completion/complete', { ref: { type: 'ref/resource', uri: 'two+x:t/{id}' } });
  expect(fake.requests.at(-1)).toMatchObject({
    connectionId: 'two',
    params: { ref: { uri: 'x:t/{id}' } },
  });
});

test('unknown prompts and references are refused with near ones', async () => {
  const { open, fake } = openAggregate({ connections: [one] });
  const client = open({}, { names: 'plain' });
  const answer = await client.ask('prompts/get', { name: 'gret' });
  expect(answer).toMatchObject({ error: { code: -32_602 } });
  expect('error' in answer && answer.error.message).toContain('"greet"');
  for (const ref of [
    { type: 'ref/prompt', name: 'x' },
    { type: 'ref/resource', uri: 'y:z' },
    { type: 'ref/other' },
    undefined,
  ]) {
    expect(await client.ask('completion/complete', { ref })).toMatchObject({
      error: { code: -32_602 },
    });
  }
  expect(fake.requests).toEqual([]);
});

test('services are asked once and in parallel; one that fails is left out and said in the log', async () => {
  const broken = {
    id: 'broken',
    resources: new Error('It is broken.'),
    prompts: new Error('Too.'),
  };
  const without = { id: 'without', capabilities: ['tools'], prompts: [{ name: 'hidden' }] };
  const { open, asked, log } = openAggregate({ connections: [one, broken, without] });
  const lists = await Promise.all([open().get('prompts/list'), open().get('prompts/list')]);
  await open().get('prompts/list');
  expect(lists[0]?.['prompts']).toMatchObject([{ name: 'one_greet' }, { name: 'one_odd_name' }]);
  expect(asked.filter((each) => each.startsWith('prompts'))).toEqual([
    'prompts one',
    'prompts broken',
  ]);
  await open().get('resources/list');
  expect(log).toMatchObject([
    { connectionId: 'broken', list: 'prompts', reason: 'Too.' },
    { connectionId: 'broken', list: 'resources', reason: 'It is broken.' },
  ]);
});

test('one that rests keeps what it listed', async () => {
  const { open, put, asked } = openAggregate({ connections: [one] });
  const client = open();
  const before = await client.get('prompts/list');
  put({ ...one, state: 'disconnected' }, 'closed');
  expect(await client.get('prompts/list')).toEqual(before);
  expect(asked.filter((each) => each === 'prompts one')).toHaveLength(1);
});
