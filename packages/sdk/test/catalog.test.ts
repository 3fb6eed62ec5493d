import { expect, test } from 'vitest';
import { NANDAClient, type RegistryNotice } from '../src/index.js';
import { failure, success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import {
  facets,
  registration,
  registry,
  service,
  serviceHealth,
  toolMatch,
} from './support/samples.js';

function setUp(handle: Parameters<typeof recordingFetch>[0]) {
  const { fetch, requests } = recordingFetch(handle);
  const sent = () =>
    requests.map(({ method, url }) => `${method} ${url.pathname.slice(3)}${url.search}`);
  return { nanda: new NANDAClient({ baseURL: 'http://proxy.test', fetch }), requests, sent };
}

test('a search can be narrowed by every facet', async () => {
  const meta = { total: 1, limit: 20, offset: 0, facets };
  const { nanda, sent } = setUp(() => success([service], { meta }));
  await nanda.services.search({
    query: 'coffee',
    category: 'business',
    tags: ['a', 'b'],
    transport: 'http',
    auth: 'oauth2',
    source: 'official',
    health: 'up',
    protected: false,
    verified: true,
  });
  expect(sent()).toEqual([
    'GET /services/search?q=coffee&category=business&tags=a%2Cb&transport=http&auth=oauth2' +
      '&source=official&health=up&protected=false&verified=true',
  ]);
});

test('a search tells which registries cannot be relied on, and what would be found', async () => {
  const notices: RegistryNotice[] = [
    { registry: 'official', state: 'syncing', message: '4,000 of 20,000 services are read.' },
  ];
  const meta = { total: 0, limit: 20, offset: 0, facets, suggestions: ['coffee'], notices };
  const { nanda } = setUp(() => success([], { meta }));
  const services = await nanda.services.search({ query: 'cofee' });
  expect(services.meta).toEqual(meta);
});

test('recommendations come with their reasons', async () => {
  const recommended = { ...service, reason: 'you use others like it' };
  const { nanda, sent } = setUp(() => success([recommended]));
  await expect(nanda.services.getRecommendations({ limit: 3 })).resolves.toEqual([recommended]);
  await nanda.services.getRecommendations();
  expect(sent()).toEqual([
    'GET /services/recommendations?limit=3',
    'GET /services/recommendations',
  ]);
});

test('a service is registered and taken out again', async () => {
  const { nanda, requests, sent } = setUp(({ method }) =>
    success(service, { status: method === 'POST' ? 201 : 200 }),
  );
  const { id } = await nanda.services.register(registration);
  await expect(nanda.services.unregister(id)).resolves.toEqual(service);
  expect(sent()).toEqual(['POST /services/register', 'DELETE /services/service-1']);
  expect(requests[0]?.body).toEqual(registration);
});

test('a registration is not sent again where it may have been done', async () => {
  const { nanda, requests } = setUp(() => failure('CONNECTION_FAILED'));
  await expect(nanda.services.register(registration)).rejects.toMatchObject({
    name: 'InternalServerError',
    code: 'CONNECTION_FAILED',
  });
  expect(requests).toHaveLength(1);
});

test('the health of a service is what it answered', async () => {
  const { nanda, sent } = setUp(() => success(serviceHealth));
  await expect(nanda.services.getHealth('a/b')).resolves.toEqual(serviceHealth);
  expect(sent()).toEqual(['GET /services/a%2Fb/health']);
});

test('a tool is found together with its service', async () => {
  const { nanda, sent } = setUp(() => success([toolMatch]));
  await expect(nanda.tools.search('analyze sales', { limit: 5 })).resolves.toEqual([toolMatch]);
  expect(sent()).toEqual(['GET /tools/search?q=analyze+sales&limit=5']);
});

test('registries are listed, and read anew on demand', async () => {
  const syncing = { ...registry, state: 'syncing', progress: { read: 10, total: 20 } };
  const { nanda, sent } = setUp(({ method }) => success(method === 'GET' ? [registry] : syncing));
  await expect(nanda.registries.list()).resolves.toEqual([registry]);
  await expect(nanda.registries.sync('file', { full: true })).resolves.toEqual(syncing);
  await nanda.registries.sync('file');
  expect(sent()).toEqual([
    'GET /registries',
    'POST /registries/file/sync?full=true',
    'POST /registries/file/sync',
  ]);
});

test('to read a registry is asked again: twice does no harm', async () => {
  const { nanda, requests } = setUp((_, count) =>
    count === 1
      ? failure('INTERNAL_ERROR', { retryable: true, headers: { 'retry-after-ms': '1' } })
      : success(registry),
  );
  await expect(nanda.registries.sync('file')).resolves.toEqual(registry);
  expect(requests).toHaveLength(2);
});

test('a registry that nobody knows is an error', async () => {
  const { nanda } = setUp(() => failure('NOT_FOUND'));
  await expect(nanda.registries.sync('nowhere')).rejects.toMatchObject({ name: 'NotFoundError' });
});
