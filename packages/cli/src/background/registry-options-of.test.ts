import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { RegistrySetting } from '../settings/registry-setting.js';
import { registryOptionsOf } from './registry-options-of.js';

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
])('%j', (setting, options) => {
  expect(registryOptionsOf(setting, { KEY: ' the secret\n' })).toEqual(options);
});

test('a secret that is not there is named, and where it should be', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'key');
  const read = (source: string) =>
    registryOptionsOf({ type: 'nanda', name: 'own', headers: { 'X-Key': source } }, { EMPTY: '' });
  expect(() => read('env:KEY')).toThrow(
    'The header X-Key of the registry own is missing: the environment has no KEY.',
  );
  expect(() => read('env:EMPTY')).toThrow('is empty: env:EMPTY.');
  expect(() => read(`file:${file}`)).toThrow(`${file} cannot be read (ENOENT)`);
  await writeFile(file, 'from a file\n');
  expect(read(`file:${file}`)).toMatchObject({ headers: { 'X-Key': 'from a file' } });
});
