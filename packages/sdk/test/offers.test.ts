import { expect, test } from 'vitest';
import { NANDAClient } from '../src/index.js';
import { failure, success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection } from './support/samples.js';

async function setUp(handle: Parameters<typeof recordingFetch>[0]) {
  const { fetch, requests } = recordingFetch((request, count) =>
    request.url.pathname === '/v2/connections/connection-1'
      ? success(connection)
      : handle(request, count),
  );
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch });
  const opened = await nanda.getConnection('connection-1');
  requests.length = 0;
  const sent = () =>
    requests.map(
      ({ method, url }) =>
        `${method} ${url.pathname.slice('/v2/connections/connection-1/'.length)}${url.search}`,
    );
  return { opened, requests, sent };
}

/** Two pages of one row each, of whatever is listed. */
const twoPages =
  (first: object, second: object) =>
  (_: unknown, count: number): Response =>
    count === 1
      ? success([first], { meta: { nextCursor: 'b c' } })
      : success([second], { meta: {} });

test('resources are listed page by page, with what this version does not know of them', async () => {
  const [first, second] = [{ uri: 'file:///a', size: 3 }, { uri: 'file:///b' }];
  const { opened, sent } = await setUp(twoPages(first, second));
  const page = await opened.resources.list();
  expect([...page]).toEqual([first]);
  expect(page.hasNextPage()).toBe(true);
  const last = await page.getNextPage();
  expect([[...last], last.hasNextPage()]).toEqual([[second], false]);
  expect(sent()).toEqual(['GET resources', 'GET resources?cursor=b+c']);
});

test('un-awaited, every list goes over all pages', async () => {
  const templates = await setUp(twoPages({ uriTemplate: 'a:{x}' }, { uriTemplate: 'b:{x}' }));
  const uris: string[] = [];
  for await (const { uriTemplate } of templates.opened.resources.templates())
    uris.push(uriTemplate);
  expect(uris).toEqual(['a:{x}', 'b:{x}']);
  expect(templates.sent()).toEqual([
    'GET resources/templates',
    'GET resources/templates?cursor=b+c',
  ]);

  const prompts = await setUp(twoPages({ name: 'a' }, { name: 'b' }));
  const names: string[] = [];
  for await (const { name } of prompts.opened.prompts.list({ cursor: 'a' })) names.push(name);
  expect(names).toEqual(['a', 'b']);
  expect(prompts.sent()).toEqual(['GET prompts?cursor=a', 'GET prompts?cursor=b+c']);
});

test('a resource is read by its URI, whatever stands in it', async () => {
  const answer = { contents: [{ uri: 'x:/?a=b&c', blob: 'AAA=' }] };
  const { opened, sent } = await setUp(() => success(answer));
  await expect(opened.resources.read('x:/?a=b&c')).resolves.toEqual(answer);
  expect(sent()).toEqual(['GET resources/read?uri=x%3A%2F%3Fa%3Db%26c']);
});

test('a resource is subscribed to and let go, and asked again where the answer was lost', async () => {
  const { opened, requests, sent } = await setUp((_, count) =>
    count === 1
      ? failure('UPSTREAM_LOST', { retryable: true, headers: { 'retry-after-ms': '1' } })
      : success({ uri: 'file:///a' }),
  );
  await opened.resources.subscribe('file:///a');
  await opened.resources.unsubscribe('file:///a');
  expect(sent()).toEqual([
    'POST resources/subscribe',
    'POST resources/subscribe',
    'POST resources/unsubscribe',
  ]);
  expect(requests.at(-1)?.body).toEqual({ uri: 'file:///a' });
});

test('a prompt is filled in', async () => {
  const filled = { messages: [{ role: 'user', content: { type: 'text', text: 'Review it.' } }] };
  const { opened, requests, sent } = await setUp(() => success(filled));
  await expect(opened.prompts.get('a/b', { language: 'TypeScript' })).resolves.toEqual(filled);
  expect(sent()).toEqual(['POST prompts/a%2Fb']);
  expect(requests[0]?.body).toEqual({ arguments: { language: 'TypeScript' } });
});

test('an argument is completed with what is known already', async () => {
  const completion = { values: ['TypeScript'], total: 1, hasMore: false };
  const { opened, requests } = await setUp(() => success(completion));
  const request = {
    ref: { type: 'ref/resource' as const, uri: 'file:///{name}' },
    argument: { name: 'name', value: 'a' },
    context: { arguments: { folder: 'b' } },
  };
  await expect(opened.complete(request)).resolves.toEqual(completion);
  expect(requests[0]?.body).toEqual(request);
});
