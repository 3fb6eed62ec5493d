import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { Registry } from '../core/catalog/registry.js';
import { createFileRegistry } from './create-file-registry.js';
import { createRegistries } from './create-registries.js';
import { resolveFilePath } from './resolve-file-path.js';

const signal = AbortSignal.timeout(60_000);

async function readText(text: string, name = 'services.json') {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, name);
  await writeFile(path, text);
  return await createFileRegistry({ path }).read(signal);
}

test.each([
  ['a list', '[{"name":"a"},{"name":"b"}]'],
  ['services', '{"services":[{"name":"a"},{"name":"b"}]}'],
  ['servers', '\uFEFF{"servers":[{"name":"a"},{"name":"b"}]}'],
  ['data', '{"data":[{"name":"a"},{"name":"b"}],"pagination":{}}'],
  ['lines', '\uFEFF{"name":"a"}\r\n\r\n{"name":"b"}\n'],
])('reads %s', async (_shape, text) => {
  const { records, problems } = await readText(text);
  expect(records.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(problems).toEqual([]);
});

test('reads a single row, and an empty file', async () => {
  expect((await readText('{"name":"a"}', 'one.jsonl')).records).toHaveLength(1);
  expect((await readText(' \n')).records).toEqual([]);
});

test('a broken line costs that line', async () => {
  const { records, problems } = await readText('{"name":\n{"name":"a"}\n7\n{"name":"b"}\n');
  expect(records.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(problems).toEqual(['line 1: it is not valid JSON', 'line 3: it is not an object']);
});

test.each(['[\n{"name":"s3cret"},\n', '{"other":[]}', '"text"'])(
  'fails on %j, naming the file and quoting nothing of it',
  async (text) => {
    await expect(readText(text)).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      message: expect.stringMatching(/file:services\.json cannot be read: (?!.*s3cret)/),
    });
  },
);

test('a missing file is named by its registry, its path in the cause alone', async () => {
  const registry = createFileRegistry({ path: 'file:/nowhere/services.json' });
  for (const look of [() => registry.revision(), () => registry.read(signal)]) {
    const failure: unknown = await look().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      message: expect.stringContaining('file:services.json'),
      cause: { message: '/nowhere/services.json: ENOENT' },
    });
    expect(String(failure)).not.toContain('/nowhere');
  }
});

test('a file that cannot be read as one is named by its registry too', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'services.json');
  await writeFile(path, '{');
  const failure: unknown = await createFileRegistry({ path, name: 'file:mine' })
    .read(signal)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({
    message: expect.stringContaining('file:mine'),
    cause: { message: expect.stringContaining(path) },
  });
  expect(String(failure)).not.toContain(directory.path);
});

test('the revision changes with the file', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'services.json');
  await writeFile(path, '[]');
  const registry = createFileRegistry({ path });
  const before = await registry.revision();
  expect(await registry.revision()).toBe(before);
  await writeFile(path, '[{"name":"a"}]');
  expect(await registry.revision()).not.toBe(before);
});

test('resolves what a user may type', () => {
  expect(resolveFilePath('file:a.json')).toBe(join(process.cwd(), 'a.json'));
  expect(resolveFilePath('~/a.json')).toBe(join(homedir(), 'a.json'));
  expect(resolveFilePath('file:~/a.json')).toBe(join(homedir(), 'a.json'));
  expect(resolveFilePath(pathToFileURL('/x y/a.json').href)).toBe('/x y/a.json');
});

test('gives each configured registry a name of its own, the user’s file first', () => {
  const registries = createRegistries({
    serversFile: '/home/servers.json',
    registries: [
      { type: 'file', path: '/a/services.json' },
      { type: 'file', path: 'file:/a/services.json' },
      { type: 'file', path: '/b/services.json' },
    ],
  });
  expect(registries.map(({ name }) => name)).toEqual([
    'local',
    'file:services.json',
    'file:services.json (2)',
  ]);
  expect(new Set(registries.map(({ key }) => key)).size).toBe(3);
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
  const idsOf = async (registry: Registry | undefined) =>
    (await registry?.read(signal))?.records.map(({ id }) => id);
  expect(second?.name).not.toBe(alone?.name);
  expect(second?.key).toBe(alone?.key);
  expect(await idsOf(second)).toEqual(await idsOf(alone));
  expect(first?.key).not.toBe(alone?.key);
  expect((await idsOf(first))?.[0]).not.toBe((await idsOf(alone))?.[0]);
  expect(alone?.key).not.toContain('services');
});
