import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from './collect-batches.fixture.js';
import { createRegistries } from './create-registries.js';

test('gives each configured registry a name of its own, the user’s file first', () => {
  const registries = createRegistries({
    serversFile: '/home/servers.json',
    registries: [
      { type: 'file', path: '/a/services.json' },
      { type: 'file', path: 'file:/a/services.json' },
      { type: 'file', path: '/b/services.json' },
      { type: 'mcp-registry' },
      { type: 'mcp-registry', url: 'https://registry.modelcontextprotocol.io/' },
      { type: 'mcp-registry', url: 'https://own.example/registry?token=abc' },
      { type: 'nanda', name: 'mcp-registry' },
      { type: 'nanda-index' },
      { type: 'samples' },
      { type: 'clients', home: '/home/me' },
    ],
  });
  expect(registries.map(({ name, type }) => [name, type])).toEqual([
    ['local', 'local'],
    ['file:services.json', 'file'],
    ['file:services.json (2)', 'file'],
    ['mcp-registry', 'mcp-registry'],
    ['mcp-registry:own.example', 'mcp-registry'],
    ['mcp-registry (2)', 'nanda'],
    ['nanda-index', 'nanda-index'],
    ['samples', 'samples'],
    ['clients', 'clients'],
  ]);
  expect(new Set(registries.map(({ key }) => key)).size).toBe(registries.length);
  expect(registries.flatMap(({ url }) => url ?? [])).toEqual([
    'https://registry.modelcontextprotocol.io',
    'https://own.example/registry',
    'https://nanda-registry.com',
    'https://api.nandaindex.org',
  ]);
  expect(registries.filter(({ isPrivate }) => isPrivate).map(({ name }) => name)).toEqual([
    'local',
    'clients',
  ]);
  expect(registries.filter(({ isLocal }) => !isLocal).map(({ type }) => type)).toEqual([
    'mcp-registry',
    'mcp-registry',
    'nanda',
    'nanda-index',
  ]);
});

test('a file has the same key and ids wherever it stands in a configuration', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = [join(directory.path, 'services.json'), join(directory.path, 'b')];
  await mkdir(two);
  for (const folder of [directory.path, two]) {
    await writeFile(join(folder, 'services.json'), '[{"name":"a"},{"id":"7","name":"b"}]');
  }
  const other = join(two, 'services.json');
  const [alone] = createRegistries({ registries: [{ type: 'file', path: other }] });
  const [first, second] = createRegistries({
    registries: [
      { type: 'file', path: one },
      { type: 'file', path: other },
    ],
  });
  const idsOf = async (registry: typeof first) =>
    (await collectBatches(registry)).records.map(({ id }) => id);
  expect(second?.name).not.toBe(alone?.name);
  expect(second?.key).toBe(alone?.key);
  expect(await idsOf(second)).toEqual(await idsOf(alone));
  expect(first?.key).not.toBe(alone?.key);
  expect((await idsOf(first))[0]).not.toBe((await idsOf(alone))[0]);
  expect(alone?.key).not.toContain('services');
});
