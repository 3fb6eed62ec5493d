import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { collectBatches } from '../collect-batches.fixture.js';
import { createSamplesRegistry } from './create-samples-registry.js';
import { sampleServices } from './sample-services.js';

// Beside the repository, not part of it.
const path = fileURLToPath(
  new URL('../../../../../../shared/data/official-registry-2025-12-12.jsonl', import.meta.url),
);
const isMissing = !existsSync(path);
if (isMissing) console.warn(`SKIPPED: the official registry's rows are not there (${path})`);

test('lists a few services once, each with an address and with what it is found by', async () => {
  const registry = createSamplesRegistry();
  const { records, checkpoint = '' } = await collectBatches(registry);
  expect(records.length).toBeGreaterThanOrEqual(15);
  expect(records.length).toBeLessThanOrEqual(20);
  for (const record of records) {
    expect(record.endpoints).toHaveLength(1);
    expect(record.description.length).toBeGreaterThan(20);
    expect(record.tags.length).toBeGreaterThan(2);
    expect(record).toMatchObject({ trust: 'registry', source: { registry: 'samples' } });
  }
  for (const key of ['id', 'title'] as const) {
    expect(new Set(records.map((record) => record[key])).size).toBe(records.length);
  }
  expect((await collectBatches(registry, { checkpoint })).batches).toEqual([]);
});

test.skipIf(isMissing)('says what the official registry says, in words of its own', () => {
  const published = new Map<string, { description: string; remotes: string[] }>();
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const { server } = JSON.parse(line) as {
      server: {
        name: string;
        description: string;
        remotes?: { type: string; url: string }[];
      };
    };
    const remotes = (server.remotes ?? []).map(({ type, url }) => `${type} ${url}`);
    published.set(server.name, { description: server.description, remotes });
  }
  for (const { name, url, transport, description } of sampleServices) {
    const type = transport === 'http' ? 'streamable-http' : transport;
    expect(published.get(name)?.remotes, name).toContain(`${type} ${url}`);
    expect(published.get(name)?.description).not.toBe(description);
  }
});
