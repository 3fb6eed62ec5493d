import { spawnSync } from 'node:child_process';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { tryStartLock } from './try-start-lock.js';

test('is held by one at a time, and free again when it is let go', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'proxy.lock');
  const attempts = await Promise.all(Array.from({ length: 8 }, () => tryStartLock(path)));
  const held = attempts.filter((release) => release !== undefined);
  expect(held).toHaveLength(1);
  await held[0]?.();
  expect(await tryStartLock(path)).toBeDefined();
});

test.each(['', '\n'])('of a process that is gone is taken over, by one only (%j)', async (end) => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'proxy.lock');
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  await writeFile(path, `${pid}${end}`);
  const attempts = await Promise.all(Array.from({ length: 8 }, () => tryStartLock(path)));
  expect(attempts.filter((release) => release !== undefined)).toHaveLength(1);
  expect(await readFile(path, 'utf8')).toBe(String(process.pid));
});

test('that is too old is taken over, whoever holds it', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'proxy.lock');
  await writeFile(path, String(process.ppid));
  expect(await tryStartLock(path)).toBeUndefined();
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(path, longAgo, longAgo);
  expect(await tryStartLock(path)).toBeDefined();
});
