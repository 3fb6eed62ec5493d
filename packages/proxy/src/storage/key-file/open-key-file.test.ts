import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openKeyFile } from './open-key-file.js';

test('is made once, for its owner alone', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'data', 'credentials.key');
  const keys = await Promise.all([openKeyFile(path), openKeyFile(path), openKeyFile(path)]);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(directory.path, 'data'))).mode & 0o777).toBe(0o700);
});

test('one that others can read, or that is no key, is refused with what to do', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'credentials.key');
  await openKeyFile(path);
  await chmod(path, 0o640);
  await expect(openKeyFile(path)).rejects.toThrow(`chmod 600 ${path}`);
  expect(await openKeyFile(path, { platform: 'win32' })).toMatch(/^[\w-]{43}$/);
  await chmod(path, 0o600);
  await writeFile(path, 'half a key');
  await expect(openKeyFile(path)).rejects.toThrow('is damaged');
});
