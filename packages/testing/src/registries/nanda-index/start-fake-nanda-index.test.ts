import { expect, test } from 'vitest';

import { makeIndexRecord } from './make-index-record.js';
import { startFakeNandaIndex } from './start-fake-nanda-index.js';

const card = 'application/mcp-server-card+json';

async function open() {
  const fake = await startFakeNandaIndex();
  fake.records = [
    makeIndexRecord({ org_id: 'acme', registry_url: `${fake.url}/acme/`, description: 'weather' }),
    makeIndexRecord({ org_id: 'solo', media_type: card, description: 'weather of one' }),
    makeIndexRecord({ org_id: 'gone', status: 'suspended', description: 'weather' }),
  ];
  fake.catalogs.set('/acme', [
    { identifier: 'urn:air:acme.example:mcp:rain', displayName: 'Rain weather', type: card },
    { identifier: 'urn:air:acme.example:mcp:tax', displayName: 'Taxes', mediaType: card },
  ]);
  const get = async (path: string) => {
    const response = await fetch(`${fake.url}${path}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { fake, get, [Symbol.asyncDispose]: fake.close };
}

test('lists active records, bare', async () => {
  await using opened = await open();
  expect((await opened.get('/api/v1/index')).body).toMatchObject([
    { org_id: 'acme' },
    { org_id: 'solo' },
  ]);
  expect((await opened.get('/api/v1/index/acme')).body).toMatchObject({ org_id: 'acme' });
  expect(await opened.get('/api/v1/index/none')).toMatchObject({
    status: 404,
    body: { error: 'NOT_FOUND' },
  });
});

test('searches organisations, and wants two letters', async () => {
  await using opened = await open();
  expect((await opened.get('/api/v1/search?q=weather')).body).toMatchObject({ count: 2 });
  expect(await opened.get('/api/v1/search?q=%20w')).toMatchObject({
    status: 422,
    body: { error: 'query_too_short' },
  });
  expect((await opened.get(`/api/v1/search?q=${'x'.repeat(129)}`)).status).toBe(400);
  const urn = 'urn:air:acme.example:catalog:root';
  expect((await opened.get(`/api/v1/search?q=${urn}`)).body).toMatchObject({ count: 1 });
});

test('searches agents, and names the organisations that it could not reach', async () => {
  await using opened = await open();
  const { fake, get } = opened;
  expect((await get('/api/v1/agentic-search?q=weather')).body).toMatchObject({
    candidates: [
      { identifier: 'urn:air:acme.example:mcp:rain', provenance: { basis: 'agent_search' } },
      { display_name: 'solo Inc.', provenance: { org_id: 'solo', basis: 'single_agent_org' } },
    ],
    orgs_unreachable: [],
  });
  fake.unreachable.add('acme');
  expect((await get('/api/v1/agentic-search?q=weather')).body).toMatchObject({
    count: 1,
    orgs_unreachable: ['acme'],
  });
  for (const query of ['q=w', 'q=weather&limit=51']) {
    expect((await get(`/api/v1/agentic-search?${query}`)).status).toBe(400);
  }
});

test('resolves URNs and domains', async () => {
  await using opened = await open();
  const { get } = opened;
  expect((await get('/api/v1/resolve?locator=acme.example')).body).toMatchObject({
    index_record: { org_id: 'acme' },
  });
  expect((await get('/api/v1/resolve?locator=urn:air:acme.example:mcp:rain')).body).toMatchObject({
    identifier: 'rain',
    index_record: { org_id: 'acme' },
  });
  expect((await get('/api/v1/resolve?locator=gone.example')).status).toBe(404);
  expect((await get('/api/v1/resolve?locator=urn:x')).status).toBe(400);
});

test('serves catalogs and cards too', async () => {
  await using opened = await open();
  const { fake, get } = opened;
  fake.documents.set('/cards/rain.json', { name: 'example.acme/rain' });
  expect((await get('/acme/agents/search?q=')).body).toMatchObject({ entries: [{}, {}] });
  expect((await get('/acme/agents/search?q=tax')).body).toMatchObject({ entries: [{}] });
  expect((await get('/cards/rain.json')).body).toEqual({ name: 'example.acme/rain' });
  expect((await get('/cards/none.json')).status).toBe(404);
});
