import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { changeConfig } from './change-config.js';

const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as unknown;

test.skipIf(process.platform === 'win32')(
  'the file is made for its owner alone, also where it was open before',
  async () => {
    await using directory = await createTemporaryDirectory();
    const file = join(directory.path, 'own', 'config.json');
    await changeConfig(file, () => [{ path: ['timeout'], value: '2m' }]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory.path, 'own'))).mode & 0o777).toBe(0o700);
    await chmod(file, 0o644);
    await changeConfig(file, () => [{ path: ['pinTools'], value: true }]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readJson(file)).toEqual({ timeout: '2m', pinTools: true });
    expect(await readdir(join(directory.path, 'own'))).toEqual(['config.json']);
  },
);

test('what is not ours stays, in its place, and what is wrong can be mended one by one', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'config.json');
  await writeFile(file, '{"a.b": [1], "timeout": "soon", "other": {"x": null}, "maxResult": {}}');
  await changeConfig(file, () => [{ path: ['timeout'], value: 500 }]);
  await changeConfig(file, () => [{ path: ['profiles', 'work', 'maxResult'], value: '2MiB' }]);
  await changeConfig(file, () => [{ path: ['maxResult'], value: undefined }]);
  expect(await readFile(file, 'utf8')).toBe(
    `${JSON.stringify(
      {
        'a.b': [1],
        timeout: 500,
        other: { x: null },
        profiles: { work: { maxResult: '2MiB' } },
      },
      null,
      2,
    )}\n`,
  );
  await expect(changeConfig(file, () => [{ path: ['timeout'], value: {} }])).rejects.toThrow(
    'timeout',
  );
  expect(await readJson(file)).toMatchObject({ timeout: 500 });
});

test('a file that cannot be understood is left alone', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'config.json');
  await writeFile(file, '{"timeout": ');
  await expect(changeConfig(file, () => [{ path: ['timeout'], value: 1 }])).rejects.toMatchObject({
    code: 'USAGE_ERROR',
  });
  expect(await readFile(file, 'utf8')).toBe('{"timeout": ');
});

test.skipIf(process.platform === 'win32')('a link stays one', async () => {
  await using directory = await createTemporaryDirectory();
  const target = join(directory.path, 'dotfiles', 'nanda');
  await mkdir(join(directory.path, 'dotfiles'));
  await writeFile(target, '{"a": 1}');
  const file = join(directory.path, 'config.json');
  await symlink(target, file);
  await changeConfig(file, () => [{ path: ['timeout'], value: '1m' }]);
  expect((await lstat(file)).isSymbolicLink()).toBe(true);
  expect(await readJson(target)).toEqual({ a: 1, timeout: '1m' });
});

test('who writes at the same time does not take away what another one wrote', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'config.json');
  const names = Array.from({ length: 12 }, (_, index) => `a${index}`);
  await Promise.all(
    names.map((name) => changeConfig(file, () => [{ path: ['aliases', name], value: 'config' }])),
  );
  expect(await readJson(file)).toEqual({
    aliases: Object.fromEntries(names.map((name) => [name, 'config'])),
  });
});
