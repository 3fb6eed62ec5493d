import { expect, test } from 'vitest';

import { makeNandaServer } from './make-nanda-server.js';
import { startFakeNandaRegistry } from './start-fake-nanda-registry.js';

type Page = { data: { name: string }[]; pagination: Record<string, unknown> };

const servers = [
  makeNandaServer({ name: 'Weather', tags: ['a', 'b'], created_at: '2025-04-12T10:00:00Z' }),
  makeNandaServer({ name: 'Forecasts', verified: true, created_at: '2025-04-11T10:00:00Z' }),
  { id: 'bakery ', name: 'bakery', url: 'https://bakery.example' },
];
const account = { email: 'ada@example.com', password: 'correct horse' };

async function open() {
  const fake = await startFakeNandaRegistry({ servers });
  const get = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${fake.url}/${path}`, { redirect: 'manual', ...init });
    const { status, headers } = response;
    const text = await response.text();
    const isJson = headers.get('content-type') === 'application/json';
    return { status, headers, body: isJson ? (JSON.parse(text) as unknown) : text };
  };
  const post = (path: string, body: unknown) =>
    get(path, { method: 'POST', body: JSON.stringify(body) });
  const names = async (path: string) =>
    ((await get(path)).body as Page).data.map(({ name }) => name);
  return { fake, get, post, names, [Symbol.asyncDispose]: fake.close };
}

test('a path without its last slash redirects a GET and breaks a POST', async () => {
  await using opened = await open();
  const { status, headers } = await opened.get('servers?page=1');
  expect([status, headers.get('location')]).toEqual([301, '/api/v1/servers/?page=1']);
  expect((await opened.post('auth/token', {})).status).toBe(500);
});

test('lists, filters and orders with the faults of the real one', async () => {
  await using opened = await open();
  const { names } = opened;
  expect(await names('servers/?ordering=created_at')).toEqual(['bakery', 'Forecasts', 'Weather']);
  expect(await names('servers/')).toEqual(['Weather', 'Forecasts', 'bakery']);
  expect(await names('servers/?tags=a')).toEqual(['Weather']);
  expect(await names('servers/?tags=a,b')).toEqual([]);
  expect(await names('servers/?verified=true')).toEqual(['Forecasts']);
  expect(await names('servers/?verified=1')).toEqual([]);
  expect(await names('servers/?verified=yes')).toEqual(['Weather', 'bakery']);
  expect(await names('servers/?search=ORECA')).toEqual(['Forecasts']);
  expect(await names('servers/?type=agent')).toEqual([]);
  expect(await names('servers/?limit=1000')).toHaveLength(3);
});

test('lists summaries, and gives details by id', async () => {
  await using opened = await open();
  const { body } = await opened.get('servers/?limit=1');
  const [row] = (body as Page).data;
  expect(row).not.toHaveProperty('usage_count');
  expect(body).toMatchObject({ pagination: { total: 3, per_page: 1, last_page: 3 } });
  const detail = await opened.get(`servers/${String(servers[0]?.['id'])}/`);
  expect(detail.body).toMatchObject({ usage_count: 0, owner_email: null });
  expect(await opened.get('servers/nope/')).toMatchObject({ status: 404, body: { code: 'error' } });
});

test('a page past the end is not found, unless the fake lies', async () => {
  await using opened = await open();
  const { fake, get, names } = opened;
  expect(await get('servers/?page=2')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  fake.lie = 'repeats';
  expect(await names('servers/?page=2')).toHaveLength(3);
  fake.lie = 'overstates';
  expect((await get('servers/')).body).toMatchObject({ pagination: { last_page: 1_000_000 } });
  fake.lie = 'understates';
  expect((await get('servers/?limit=1')).body).toMatchObject({ pagination: { last_page: 1 } });
  fake.lie = 'silent';
  expect((await get('servers/')).body).not.toHaveProperty('pagination');
});

test('search wants a q, all of its words, and hides what is verified', async () => {
  await using opened = await open();
  const { get, names } = opened;
  expect(await get('discovery/search/')).toMatchObject({
    status: 400,
    body: { code: 'validation_error', details: { q: ['This field is required.'] } },
  });
  expect(await names('discovery/search/?q=weather')).toEqual(['Weather']);
  expect(await names('discovery/search/?q=forecast')).toEqual([]);
  expect(await names('discovery/search/?q=forecast&verified=')).toEqual(['Forecasts']);
  expect(await names('discovery/search/?q=service&verified=&tags=a,b')).toEqual(['Weather']);
  expect(await names('discovery/search/?q=weather+moon&verified=')).toEqual([]);
  expect((await get('discovery/search/?q=weather')).body).toMatchObject({
    data: [{ relevance_score: 1, highlight: { description: expect.stringContaining('Weather') } }],
  });
});

test('popular has a shape and bounds of its own', async () => {
  await using opened = await open();
  expect((await opened.get('discovery/popular/?limit=2&period=month')).body).toEqual({
    data: [expect.anything(), expect.anything()],
  });
  for (const query of ['limit=51', 'period=weekly']) {
    expect((await opened.get(`discovery/popular/?${query}`)).status).toBe(400);
  }
});

test('throttles strangers, and says for how long', async () => {
  await using opened = await open();
  opened.fake.allowance = 1;
  await opened.get('servers/');
  const { status, headers, body } = await opened.get('servers/');
  expect([status, headers.get('retry-after')]).toEqual([429, '1800']);
  expect(body).toMatchObject({ code: 'error' });
});

test('public reads are refused with a token that has expired', async () => {
  await using opened = await open();
  const { fake, get, post } = opened;
  const first = await post('auth/token/', account);
  expect(first.body).toMatchObject({ access: 'access-1', refresh: 'refresh-1', user: {} });
  const headers = { authorization: 'Bearer access-1' };
  expect((await get('servers/', { headers })).status).toBe(200);
  fake.tokens.expire();
  expect(await get('servers/', { headers })).toMatchObject({
    status: 401,
    body: { code: 'error' },
  });
  expect((await post('auth/refresh/', { refresh_token: 'refresh-1' })).body).toEqual({
    access_token: 'access-2',
    token_type: 'bearer',
    expires_in: 3600,
    refresh_token: 'refresh-2',
  });
  expect(await post('auth/refresh/', { refresh_token: 'x' })).toMatchObject({
    status: 500,
    body: { code: 'server_error' },
  });
  expect((await post('auth/refresh/', {})).status).toBe(400);
  expect((await post('auth/token/', { ...account, password: 'x' })).status).toBe(401);
});

test.each([
  ['access', { access: 'access-1', refresh: 'refresh-1' }],
  ['access_token', { access_token: 'access-1', refresh_token: 'refresh-1' }],
  ['accessToken', { accessToken: 'access-1', refreshToken: 'refresh-1' }],
  ['token', { token: 'access-1' }],
] as const)('spells tokens as %s', async (style, pair) => {
  await using opened = await open();
  opened.fake.tokens.style = style;
  expect((await opened.post('auth/token/', account)).body).toMatchObject(pair);
});

test('does what goes wrong, as often as it is told, and records what was asked', async () => {
  await using opened = await open();
  const { fake, get } = opened;
  fake.faults.push(
    { kind: 'html', status: 502, path: '/api/v1/servers/', times: 2 },
    { kind: 'drop' },
    { kind: 'drop-midway' },
    { kind: 'empty', status: 503 },
    { kind: 'broken-json' },
  );
  expect((await get('servers/')).body).toContain('<h1>');
  expect((await get('servers/')).status).toBe(502);
  await expect(get('servers/')).rejects.toThrow();
  await expect(get('servers/')).rejects.toThrow();
  expect((await get('servers/')).status).toBe(503);
  await expect(get('servers/')).rejects.toThrow(SyntaxError);
  expect((await get('servers/?page=1')).status).toBe(200);
  expect(fake.requests).toHaveLength(7);
  expect(fake.requests.at(-1)).toMatchObject({ method: 'GET', path: '/api/v1/servers/' });
});

test('an answer can wait for the test', async () => {
  await using opened = await open();
  const gate = Promise.withResolvers<void>();
  opened.fake.faults.push({ kind: 'wait', until: gate.promise });
  const answer = opened.get('servers/');
  gate.resolve();
  expect((await answer).status).toBe(200);
});
