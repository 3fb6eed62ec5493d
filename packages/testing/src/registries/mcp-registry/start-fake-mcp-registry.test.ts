import { expect, test } from 'vitest';

import { makeMcpServer } from './make-mcp-server.js';
import { startFakeMcpRegistry } from './start-fake-mcp-registry.js';

type Listing = {
  servers: { server: { name: string; version: string }; _meta: Record<string, Facts> }[];
  metadata: { nextCursor?: string | null; count: number };
};
type Facts = { status: string; updatedAt: string; isLatest: boolean };

async function ask(url: string): Promise<Listing> {
  return (await (await fetch(url)).json()) as Listing;
}

function factsOf(listing: Listing): (Facts & { version: string })[] {
  return listing.servers.map(({ server, _meta }) => ({
    version: server.version,
    ...(Object.values(_meta)[0] as Facts),
  }));
}

const versions = ['1.0.0', '1.10.0', '1.9.0'].map((version) => makeMcpServer({ version }));

test('pages by an opaque cursor; a full last page has one too, and nothing behind it', async () => {
  const names = ['a.example/a', 'a.example/b', 'a.example/c', 'a.example/d'];
  await using fake = await startFakeMcpRegistry({
    servers: names.map((name) => makeMcpServer({ name })),
  });
  const seen: string[] = [];
  let cursor: string | null | undefined = '';
  let pages = 0;
  while (cursor !== undefined && cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Listing = await ask(`${fake.url}/v0.1/servers?limit=2${query}`);
    seen.push(...page.servers.map(({ server }) => server.name));
    cursor = page.metadata.nextCursor;
    pages += 1;
  }
  expect(seen).toEqual(names);
  expect(pages).toBe(3);
});

test('the latest mark moves without a new updatedAt, and changes are strictly newer', async () => {
  await using fake = await startFakeMcpRegistry({ servers: versions });
  const before = factsOf(await ask(`${fake.url}/v0.1/servers?version=latest`));
  expect(before).toMatchObject([{ version: '1.10.0' }]);
  const moment = new Date(fake.now()).toISOString();
  fake.setStatus('com.example/weather', { status: 'deleted', version: '1.10.0' });
  const changes = factsOf(await ask(`${fake.url}/v0.1/servers?updated_since=${moment}`));
  expect(changes).toMatchObject([{ version: '1.10.0', status: 'deleted', isLatest: false }]);
  const after = factsOf(await ask(`${fake.url}/v0.1/servers?version=latest`));
  expect(after).toMatchObject([{ version: '1.9.0', isLatest: true }]);
  const [latest] = after;
  expect(Date.parse(latest?.updatedAt ?? '')).toBeLessThanOrEqual(Date.parse(moment));
  const exact = new Date(fake.now()).toISOString();
  expect((await ask(`${fake.url}/v0.1/servers?updated_since=${exact}`)).servers).toEqual([]);
});

test.each([
  ['?limit=101', 422],
  ['?limit=x', 422],
  ['?cursor=nonsense', 400],
  ['?updated_since=yesterday', 400],
  ['?updated_since=2026-01-01T00:00:00Z&include_deleted=false', 400],
  ['?q=ignored', 200],
  ['/com.example%2Fweather/versions', 200],
  ['/com.example%2Fweather/versions/latest', 200],
  ['/com.example%2Fweather/versions/9.9.9', 404],
  ['/com.example/weather/versions', 404],
  ['/com.example%2Fweather', 404],
])('GET /v0.1/servers%s answers %i', async (rest, status) => {
  await using fake = await startFakeMcpRegistry({ servers: versions });
  const response = await fetch(`${fake.url}/v0.1/servers${rest}`);
  expect(response.status).toBe(status);
  const type = response.headers.get('content-type') ?? '';
  expect(type).toContain(status === 200 ? 'application/json' : 'application/problem+json');
});

test('a search is for a part of the name only', async () => {
  await using fake = await startFakeMcpRegistry({ servers: versions });
  expect((await ask(`${fake.url}/v0.1/servers?search=WEATH`)).metadata.count).toBe(3);
  expect((await ask(`${fake.url}/v0.1/servers?search=does`)).metadata.count).toBe(0);
});
