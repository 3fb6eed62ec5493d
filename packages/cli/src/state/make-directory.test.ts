import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { makeDirectory } from './make-directory.js';

test('makes all that is missing, for the user alone, and is content with what is there', async () => {
  await using temporary = await createTemporaryDirectory();
  const path = join(temporary.path, 'a', 'b', 'c');
  await Promise.all([makeDirectory(path), makeDirectory(path), makeDirectory(path)]);
  await makeDirectory(path);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
});

test('a file in the way is told', async () => {
  await using temporary = await createTemporaryDirectory();
  await writeFile(join(temporary.path, 'file'), '');
  const path = join(temporary.path, 'file', 'below');
  await expect(makeDirectory(path)).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test.skipIf(process.platform !== 'linux')('a place where nothing can be made is told', async () => {
  await expect(makeDirectory('/proc/nothing/below')).rejects.toMatchObject({ code: 'ENOENT' });
});
