import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { chooseDirectory } from './choose-directory.js';

test('a command runs here only where its words name something here', async () => {
  await using temporary = await createTemporaryDirectory();
  const cwd = temporary.path;
  await writeFile(join(cwd, 'server.js'), '');
  await writeFile(join(cwd, 'node'), '');
  await mkdir(join(cwd, 'notes'));
  const of = (words: readonly string[], asked?: string) => chooseDirectory(words, { cwd, asked });

  expect(of(['node', './server.js'])).toBe(cwd);
  expect(of(['node', 'server.js', 'stdio'])).toBe(cwd);
  expect(of(['./server.js'])).toBe(cwd);
  expect(of(['npx', '-y', 'files', '--root=notes'])).toBe(cwd);
  expect(of(['npx', '-y', 'files', join(cwd, 'notes')])).toBeUndefined();
  // A program without a slash is one of the PATH, even if a file here is called so.
  expect(of(['node', './other.js'])).toBeUndefined();
  expect(of(['npx', 'my-server', ''])).toBeUndefined();
  expect(of(['node', './server.js'], 'notes')).toBe(join(cwd, 'notes'));
});
