import type { ServiceRegistration } from '@nanda/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../../storage/sqlite/open-sqlite-store.js';
import { silentLogger as logger } from '../../storage/sqlite/silent-logger.fixture.js';
import { createRegisteredRegistry } from '../../registries/create-registered-registry.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import type { Catalog } from './catalog.js';
import { createFakeRegistry } from './fake-registry.fixture.js';
import { openCatalog } from './open-catalog.fixture.js';
import type { ServiceRecord } from './service-record.js';
import type { KnownTool } from './service-repository.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };
const registration: ServiceRegistration = {
  name: 'My forecast',
  url: 'https://mine.example/mcp',
  title: 'Mine',
  description: 'Tells the weather',
  tags: ['weather'],
  category: 'data',
  version: '1.0.0',
  transport: 'http',
  homepage: 'https://home.example',
  repository: 'https://github.com/me/mine',
};

let store: SqliteStore;
let catalog: Catalog;
let probed: ServiceRecord[];
let answer: () => Promise<readonly KnownTool[]>;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  probed = [];
  answer = async () => [{ name: 'forecast', description: 'of tomorrow' }];
  const near = createFakeRegistry('near', {
    content: [
      makeRecord({ id: 'theirs', endpoints: [] }),
      ...['other', 'one', 'two', 'three'].map((id) =>
        makeRecord({ id, endpoints: [{ url: `https://${id}.example/mcp` }] }),
      ),
    ],
  });
  catalog = openCatalog([near, createRegisteredRegistry()], {
    store,
    now: () => new Date('2026-06-01T00:00:00.000Z'),
    probe: async (record) => {
      probed.push(record);
      return await answer();
    },
  });
});

afterEach(async () => {
  await catalog.close();
  await store.close();
});

const register = (given: Partial<ServiceRegistration> = {}, principal: Principal = local) =>
  catalog.register({ ...registration, ...given }, principal);

test('lists a service that answers, for everybody, with its tools', async () => {
  const service = await register();
  const { url, transport, ...facts } = registration;
  expect(service).toMatchObject({
    ...facts,
    endpoints: [{ url, transport }],
    tools: [{ name: 'forecast', description: 'of tomorrow' }],
    verified: true,
    source: { registry: 'registered', id: service.id },
    createdAt: '2026-06-01T00:00:00.000Z',
  });
  expect(probed.map(({ id }) => id)).toEqual([service.id]);
  const found = await catalog.search({ text: 'forecast', source: 'registered' }, stranger);
  expect(found.services.map(({ id }) => id)).toEqual([service.id]);
  expect(await catalog.registries(local)).toMatchObject([
    { name: 'near' },
    { name: 'registered', services: 1 },
  ]);
});

test('the same name and address is the same service, as it is now', async () => {
  const first = await register();
  const again = await register({ description: 'Tells more' });
  const other = await register({ url: 'https://mine.example/v2' });
  expect(again).toMatchObject({ id: first.id, description: 'Tells more' });
  expect(other.id).not.toBe(first.id);
  expect((await catalog.registries(local)).at(-1)).toMatchObject({ services: 2 });
});

test('one that does not answer is not listed, one that wants credentials is', async () => {
  const failure = new NandaError('CONNECTION_FAILED', 'It refuses.');
  answer = () => Promise.reject(failure);
  await expect(register()).rejects.toBe(failure);
  expect((await catalog.search({ source: 'registered' }, local)).meta.total).toBe(0);
  answer = () => Promise.reject(new NandaError('SERVICE_AUTH_REQUIRED', 'It wants a token.'));
  expect(await register()).not.toHaveProperty('tools');
});

test.each<[string, Partial<ServiceRegistration>]>([
  ['url', { url: 'file:///etc/passwd' }],
  ['url', { url: 'mine.example' }],
  ['url', { url: 'https://me:secret@mine.example/mcp' }],
  ['homepage', { homepage: 'javascript:alert(1)' }],
  ['homepage', { homepage: 'wss://home.example' }],
  ['repository', { repository: 'https://me@github.com/a/b' }],
  ['transport', { transport: 'stdio' }],
])('refuses a %s that cannot be: %j', async (field, given) => {
  await expect(register(given)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    details: { field },
    message: expect.not.stringContaining('secret'),
  });
  expect(probed).toEqual([]);
});

test('takes out what was registered, and only that', async () => {
  const { id } = await register();
  expect(await catalog.unregister('My Forecast', local)).toMatchObject({ id });
  await expect(catalog.get(id, local)).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
  await expect(catalog.unregister(id, local)).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
  await expect(catalog.unregister('theirs', local)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('listed by near'),
  });
  await register();
  expect((await catalog.get(id, local)).id).toBe(id);
});

test('a service that is listed elsewhere too is taken out of here alone', async () => {
  const { id, alsoIn } = await register({ name: 'Mine', url: 'https://other.example/sse' });
  expect(alsoIn).toEqual([{ registry: 'near', id: 'other' }]);
  await catalog.unregister(id, local);
  expect(await catalog.get('other', local)).not.toHaveProperty('alsoIn');
});

test('only the local user may register, take out, or have a registry read', async () => {
  const { id } = await register();
  for (const attempt of [
    register({}, stranger),
    catalog.unregister(id, stranger),
    catalog.sync('near', { full: false }, stranger),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  expect(probed).toHaveLength(1);
  expect(await catalog.sync('near', { full: true }, local)).toMatchObject({ name: 'near' });
  await expect(catalog.sync('no', { full: true }, local)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('looks whether a service answers now', async () => {
  const checkedAt = '2026-06-01T00:00:00.000Z';
  expect(await catalog.probe('other', local)).toEqual({
    state: 'up',
    checkedAt,
    latency: expect.any(Number),
  });
  answer = () =>
    Promise.reject(new NandaError('CONNECTION_FAILED', 'No.', { details: { cause: 'refused' } }));
  expect(await catalog.probe('one', local)).toMatchObject({ state: 'down' });
  answer = () => Promise.reject(new NandaError('BLOCKED_ADDRESS', 'It is a private address.'));
  expect(await catalog.probe('two', local)).toEqual({
    state: 'unknown',
    checkedAt,
    reason: 'It is a private address.',
  });
  answer = () => Promise.reject(new Error('/home/me/secret'));
  expect(await catalog.probe('three', local)).toEqual({
    state: 'unknown',
    checkedAt,
    reason: 'it could not be looked at',
  });
});

test('however many ask, a service is looked at once in a few seconds', async () => {
  answer = () => Promise.reject(new NandaError('BLOCKED_ADDRESS', 'It is a private address.'));
  await Promise.all([1, 2, 3].map(() => catalog.probe('other', local)));
  await catalog.probe('other', local);
  expect(probed).toHaveLength(1);
});

test('what runs on the user’s own machine is not looked at', async () => {
  expect(await catalog.probe('theirs', local)).toMatchObject({ state: 'unknown' });
  expect(probed).toEqual([]);
});

test('what one listing was told is not told of another one at the same address', async () => {
  const endpoints = [{ url: 'https://same.example/mcp' }];
  const mine = createFakeRegistry('mine', {
    isPrivate: true,
    content: [makeRecord({ id: 'secret', endpoints })],
  });
  const all = createFakeRegistry('all', {
    content: [makeRecord({ id: 'open', name: 'open', endpoints })],
  });
  const looked: string[] = [];
  const both = openCatalog([all, mine], {
    store,
    probe: async ({ id }) => {
      looked.push(id);
      throw new NandaError('BLOCKED_ADDRESS', `It is of ${id}.`);
    },
  });
  expect((await both.probe('secret', local)).reason).toBe('It is of secret.');
  expect((await both.probe('open', stranger)).reason).toBe('It is of open.');
  expect(looked).toEqual(['secret', 'open']);
  await both.close();
});

test('what a user registers is its own, is vouched for by nobody, and goes to public addresses alone', async () => {
  const access = { permissions: new Set(['catalog:write'] as const), tools: {} };
  const user: Principal = { kind: 'user', userId: 'u1', access };
  const other: Principal = { kind: 'user', userId: 'u2', access };
  const service = await register({}, user);
  expect(service).toMatchObject({ verified: false, name: 'My forecast' });
  expect(service).not.toHaveProperty('verification');
  expect(probed).toMatchObject([{ trust: 'registry', registeredBy: 'user:u1' }]);
  expect(JSON.stringify(service)).not.toContain('user:u1');
  // Again is the same one; another user's is another one, and so is the local user's.
  expect((await register({ description: 'Anew' }, user)).id).toBe(service.id);
  await expect(register({}, other)).rejects.toMatchObject({ details: { field: 'name' } });
  await expect(register({ name: 'theirs' }, user)).rejects.toMatchObject({
    details: { field: 'name' },
  });
  await expect(register({ name: 'com.acme/mail' }, user)).rejects.toMatchObject({
    details: { field: 'name' },
  });
  expect((await register({ name: 'Another' }, other)).id).not.toBe(service.id);
  await expect(catalog.unregister(service.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await catalog.unregister(service.id, user)).toMatchObject({ id: service.id });
});

test('what a user says is said of no other service', async () => {
  const access = { permissions: new Set(['catalog:write'] as const), tools: {} };
  const user: Principal = { kind: 'user', userId: 'u1', access };
  const before = await catalog.get('other', stranger);
  await register({ name: 'Evil', url: 'https://other.example/mcp' }, user);
  expect(await catalog.get('other', stranger)).toEqual(before);
});

test('a user registers so many and no more, and whoever looks after the proxy takes out any', async () => {
  const access = { permissions: new Set(['catalog:write'] as const), tools: {} };
  const user: Principal = { kind: 'user', userId: 'u1', access };
  const name = (index: number): string =>
    `Forecast of town ${String.fromCharCode(97 + index)}${index}`;
  let last = '';
  for (let index = 0; index < 50; index += 1) {
    const made = await register({ name: name(index), url: `https://t${index}.example/mcp` }, user);
    last = made.id;
  }
  const more = { name: 'One more', url: 'https://more.example/mcp' };
  await expect(register(more, user)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { limit: 50 },
  });
  // Not more of them at once either.
  const many = await Promise.allSettled(
    [0, 1, 2].map((index) =>
      register({ name: name(index + 50), url: `https://m${index}.example/mcp` }, user),
    ),
  );
  expect(many.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  const keeper: Principal = {
    kind: 'user',
    userId: 'u2',
    access: { permissions: new Set(['catalog:write', 'accounts:admin'] as const), tools: {} },
  };
  await catalog.unregister(last, keeper);
  const others = [more, { ...more, name: 'Yet another', url: 'https://another.example/mcp' }];
  const two = await Promise.allSettled(others.map((other) => register(other, user)));
  // Which of the two is first is nobody's business.
  expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(catalog.sync('near', { full: false }, user)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { permission: 'accounts:admin' },
  });
});
