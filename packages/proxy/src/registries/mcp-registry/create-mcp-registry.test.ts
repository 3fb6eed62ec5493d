import {
  dirtyMcpRows,
  makeMcpServer,
  startFakeMcpRegistry,
  type FakeMcpRegistry,
  type McpRegistryQuirks,
} from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import type { RegistryBatch } from '../../core/catalog/registry.js';
import { collectBatches } from '../collect-batches.fixture.js';
import { createMcpRegistry } from './create-mcp-registry.js';
import { openRegistry } from './open-registry.fixture.js';

const { signal } = new AbortController();

function manyServers(count: number): ReturnType<typeof makeMcpServer>[] {
  return Array.from({ length: count }, (_, index) =>
    makeMcpServer({ name: `com.example/s${String(index).padStart(4, '0')}` }),
  );
}

function namesOf(batches: readonly RegistryBatch[]): string[] {
  return batches.flatMap(({ records }) => records.map(({ name }) => name));
}

function problemsOf(batches: readonly RegistryBatch[]): string[] {
  return batches.flatMap(({ problems }) => problems);
}

function queriesOf(fake: FakeMcpRegistry): string[] {
  return fake.requests.map(({ url }) => url.slice(url.indexOf('?') + 1));
}

describe('what it says of itself', () => {
  test.each([
    [undefined, 'mcp-registry', 'https://registry.modelcontextprotocol.io'],
    [
      'https://registry.modelcontextprotocol.io/v0.1/',
      'mcp-registry',
      'https://registry.modelcontextprotocol.io',
    ],
    [
      'https://me:pw@Acme.example/v0/servers?x=1#y',
      'mcp-registry:acme.example',
      'https://acme.example',
    ],
    [
      'https://acme.example:8443/registry/default/v0.1',
      'mcp-registry:acme.example:8443',
      'https://acme.example:8443/registry/default',
    ],
  ])('of %s', (given, name, url) => {
    const registry = createMcpRegistry(given === undefined ? {} : { url: given });
    expect(registry).toMatchObject({
      name,
      url,
      type: 'mcp-registry',
      isLocal: false,
      freshFor: 3_600_000,
    });
    expect(registry.key).toBe(createMcpRegistry({ url, name: 'other' }).key);
  });

  test('no URL at all is refused without being repeated', () => {
    expect(() => createMcpRegistry({ url: 'file:///etc/secret' })).toThrow(
      /^A registry has no http/,
    );
  });
});

describe('the first listing', () => {
  test('only the official registry, which proves namespaces, vouches for endpoints by their name', async () => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(2) });
    const official = createMcpRegistry({
      fetch: (url, init) => {
        const { pathname, search } = new URL(url);
        return fetch(`${fake.url}${pathname}${search}`, init);
      },
    });
    const own = createMcpRegistry({ url: fake.url });
    const sourcesOf = async (registry: typeof own) =>
      (await collectBatches(registry)).records.map(({ verification }) => verification?.by);
    expect(await sourcesOf(official)).toEqual(['publisher-domain', 'publisher-domain']);
    expect(await sourcesOf(own)).toEqual([undefined, undefined]);
  });

  test('reads all pages, in steps that can be stored', async () => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(200) });
    const opened = openRegistry(fake.url);
    const batches = await opened.sync();
    // The second page is exactly full, so that there is a third.
    expect(batches.map(({ part, isLast, records }) => [part, isLast, records.length])).toEqual([
      ['first', false, 100],
      ['next', false, 100],
      ['next', true, 0],
    ]);
    expect(new Set(namesOf(batches)).size).toBe(200);
    expect(queriesOf(fake)[0]).toBe('version=latest&limit=100');
    expect(batches[0]?.records[0]).toMatchObject({
      trust: 'local-file',
      source: { registry: `mcp-registry:127.0.0.1:${new URL(fake.url).port}` },
    });
    expect(batches[0]?.records[0]).not.toHaveProperty('verification');
    expect(JSON.parse(opened.checkpoint ?? '')).toEqual({
      version: 1,
      kind: 'complete',
      since: new Date(fake.now()).toISOString(),
      listedAt: new Date(fake.now()).toISOString(),
      isIncremental: true,
    });
  });

  test.each<[string, McpRegistryQuirks]>([
    ['null', { end: 'null' }],
    ['an empty text', { end: 'empty' }],
  ])('ends at a cursor that is %s', async (_name, quirks) => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(3), quirks });
    const [batch, ...more] = await openRegistry(fake.url).sync();
    expect(batch).toMatchObject({ part: 'first', isLast: true, problems: [] });
    expect(more).toEqual([]);
  });

  test('an empty registry is an empty listing', async () => {
    await using fake = await startFakeMcpRegistry();
    expect(await openRegistry(fake.url).sync()).toMatchObject([
      { part: 'first', isLast: true, records: [], problems: [] },
    ]);
  });

  test.each<[string, McpRegistryQuirks, RegExp, number]>([
    ['the cursor repeats itself', { repeatsCursor: true }, /came back to an earlier page/, 200],
    ['the last page comes again and again', { neverEnds: true }, /repeats itself/, 350],
    ['empty pages go on', { hasEmptyPages: true }, /after an empty page/, 250],
  ])('ends by itself where %s', async (_name, quirks, problem, count) => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(250), quirks });
    const batches = await openRegistry(fake.url).sync();
    expect(batches.at(-1)).toMatchObject({ isLast: true });
    expect(problemsOf(batches)).toEqual([expect.stringMatching(problem)]);
    expect(namesOf(batches)).toHaveLength(count);
    expect(fake.requests.length).toBeLessThan(7);
  });

  test('all versions come with their rank where a clone does not know which one is asked for', async () => {
    const servers = ['1.9.0', '1.10.0', '1.0.0'].map((version) => makeMcpServer({ version }));
    await using fake = await startFakeMcpRegistry({ servers, quirks: { ignoresVersion: true } });
    const [batch] = await openRegistry(fake.url).sync();
    const ranked = (batch?.records ?? []).toSorted((a, b) =>
      (a.versionRank ?? '') < (b.versionRank ?? '') ? -1 : 1,
    );
    expect(ranked.map(({ version }) => version)).toEqual(['1.0.0', '1.9.0', '1.10.0']);
    expect(new Set(ranked.map(({ id }) => id)).size).toBe(1);
  });

  test('asks for smaller pages where they have to be', async () => {
    await using fake = await startFakeMcpRegistry({
      servers: manyServers(60),
      quirks: { maximumLimit: 50 },
    });
    expect(namesOf(await openRegistry(fake.url).sync())).toHaveLength(60);
    expect(queriesOf(fake)[1]).toBe('version=latest');
  });

  test('goes on after a kill where it was, and begins anew where the cursor is not known any more', async () => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(250) });
    const opened = openRegistry(fake.url);
    for await (const { checkpoint } of opened.registry.read({ signal })) {
      opened.checkpoint = checkpoint;
      break;
    }
    const { checkpoint } = opened;
    const began = new Date(fake.now()).toISOString();
    fake.advance(60_000);
    const rest = await opened.sync();
    expect(rest.map(({ part }) => part)).toEqual(['next', 'next']);
    expect(namesOf(rest)).toHaveLength(150);
    // What changed while nobody read is asked for from when it began.
    expect(JSON.parse(opened.checkpoint ?? '')).toMatchObject({ kind: 'complete', since: began });

    fake.quirks.forgetsCursors = true;
    opened.checkpoint = checkpoint;
    const again = opened.registry.read({ signal, checkpoint: checkpoint ?? '' });
    const { value } = await again[Symbol.asyncIterator]().next();
    expect(value).toMatchObject({ part: 'first', isLast: false });
  });

  test.each([
    '',
    'null',
    '{}',
    '{"version":2}',
    '{"version":1,"kind":"complete","since":"x","isIncremental":true}',
    '{"version":1,"kind":"listing","since":"2026-01-01","isIncremental":true}',
  ])('begins anew where the checkpoint is %j', async (checkpoint) => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(1) });
    const opened = openRegistry(fake.url);
    opened.checkpoint = checkpoint;
    expect(await opened.sync()).toMatchObject([{ part: 'first', isLast: true }]);
  });

  test('bad rows cost a line each, and nothing of what they hold gets out', async () => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(2) });
    fake.dirtyRows.push(...dirtyMcpRows());
    const batches = await openRegistry(fake.url).sync();
    expect(namesOf(batches)).toEqual([
      'com.example/red',
      'com.example/long',
      'com.example/leaky',
      'com.example/s0000',
      'com.example/s0001',
    ]);
    const told = JSON.stringify(batches);
    expect(told).not.toMatch(/ghp_|user:pass|javascript:|docker:|\\u001b/i);
    expect(told.length).toBeLessThan(20_000);
    expect(problemsOf(batches)).toContain('row 1: it is not an object');
    expect(problemsOf(batches).length).toBeGreaterThan(7);
  });

  test('a hundred problems are enough', async () => {
    await using fake = await startFakeMcpRegistry();
    fake.dirtyRows.push(...Array.from({ length: 300 }, () => null));
    expect(problemsOf(await openRegistry(fake.url).sync())).toHaveLength(100);
  });

  test('prefixes and headers', async () => {
    const headers = { 'X-API-Key': 'correct-horse' };
    await using fake = await startFakeMcpRegistry({
      servers: manyServers(1),
      prefix: '/registry/default',
      requireHeaders: headers,
    });
    expect(namesOf(await openRegistry(`${fake.url}/v0.1`, { headers }).sync())).toHaveLength(1);
    await expect(openRegistry(fake.url).sync()).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      message: expect.stringContaining('Check the credentials'),
    });
  });

  test('stays below the limit', async () => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(300) });
    const opened = openRegistry(fake.url, { requestsPerMinute: 2 });
    const start = opened.clock.now();
    await opened.sync();
    expect(fake.requests).toHaveLength(4);
    expect(opened.clock.now() - start).toBeGreaterThanOrEqual(60_000);
  });
});

describe('failures', () => {
  test('what passes is waited for', async () => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(1) });
    fake.faults.push(
      { kind: 'html', status: 502 },
      { kind: 'drop' },
      { kind: 'json', status: 429, body: {}, headers: { 'retry-after': '30' } },
      { kind: 'html', status: 504 },
    );
    const opened = openRegistry(fake.url);
    expect(namesOf(await opened.sync())).toHaveLength(1);
    expect(opened.clock.waits).toContain(30_500);
  });

  test.each<[Parameters<FakeMcpRegistry['faults']['push']>[0], RegExp]>([
    [{ kind: 'html', status: 502, times: Infinity }, /out of order \(502/],
    [{ kind: 'html', status: 200 }, /something that is not its data/],
    [{ kind: 'json', status: 200, body: { items: [] } }, /no list of servers/],
    [{ kind: 'json', status: 200, body: [] }, /no list of servers/],
    [{ kind: 'json', status: 404, body: { error: 'no such thing' } }, /"no such thing"/],
  ])('%j fails with what to do', async (fault, message) => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(1) });
    fake.faults.push(fault);
    const error = await openRegistry(fake.url)
      .sync()
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
    expect((error as Error).message).toMatch(/^The registry mcp-registry:127\.0\.0\.1:\d+ /);
    expect((error as Error).message).toMatch(message);
  });

  test('ends with the reason of the signal, in the middle of a request', async () => {
    await using fake = await startFakeMcpRegistry({ servers: manyServers(1) });
    fake.faults.push({ kind: 'hang' });
    const controller = new AbortController();
    const reading = openRegistry(fake.url).registry.read({ signal: controller.signal });
    const step = reading[Symbol.asyncIterator]().next();
    await expect.poll(() => fake.requests.length).toBe(1);
    controller.abort(new Error('enough'));
    await expect(step).rejects.toThrow('enough');
  });
});
