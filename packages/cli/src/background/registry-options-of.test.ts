import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { RegistrySetting } from '../settings/registry-setting.js';
import { registryOptionsOf } from './registry-options-of.js';

const secretsWith = (values: Readonly<Record<string, string>>) => ({
  get: async (name: string) => values[name],
});

test.each<[RegistrySetting, object]>([
  ['nanda', { type: 'nanda' }],
  ['mcp-registry:https://a.example', { type: 'mcp-registry', url: 'https://a.example' }],
  ['file:/a.json', { type: 'file', path: '/a.json' }],
  ['samples', { type: 'samples' }],
  [
    { type: 'file', path: '/a.json', name: 'ours' },
    { type: 'file', path: '/a.json', name: 'ours' },
  ],
  [
    { type: 'nanda', name: 'n', headers: { 'X-Key': 'env:KEY' } },
    { type: 'nanda', name: 'n', headers: { 'X-Key': 'the secret' } },
  ],
  [
    { type: 'nanda', name: 'n', headers: { 'X-Key': 'secret:OURS' } },
    { type: 'nanda', name: 'n', headers: { 'X-Key': 'a kept one' } },
  ],
])('%j', async (setting, options) => {
  const where = { env: { KEY: ' the secret\n' }, secrets: secretsWith({ OURS: 'a kept one' }) };
  expect(await registryOptionsOf(setting, where)).toEqual(options);
});

test('a secret that is not there is named, and where it should be', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'key');
  const read = (source: string) =>
    registryOptionsOf(
      { type: 'nanda', name: 'own', headers: { 'X-Key': source } },
      { env: { EMPTY: '' }, secrets: secretsWith({}) },
    );
  await expect(read('env:KEY')).rejects.toThrow(
    'The header X-Key of the registry own is missing: the environment has no KEY.',
  );
  await expect(read('secret:OURS')).rejects.toMatchObject({
    message: 'The header X-Key of the registry own is missing: there is no secret OURS.',
    hint: 'Keep it: nanda secrets set OURS',
  });
  await expect(read('env:EMPTY')).rejects.toThrow('is empty: env:EMPTY.');
  await expect(read(`file:${file}`)).rejects.toThrow(`${file} cannot be read (ENOENT)`);
  await writeFile(file, 'from a file\n');
  expect(await read(`file:${file}`)).toMatchObject({ headers: { 'X-Key': 'from a file' } });
});
