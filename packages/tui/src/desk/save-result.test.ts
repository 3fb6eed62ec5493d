import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveResult } from './save-result.js';

const result = { content: [{ type: 'text', text: 'Sunny' }] };
let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nanda-save-'));
});

afterEach(async () => rm(directory, { recursive: true }));

test('into a directory that is there', async () => {
  expect(await saveResult(result, { path: directory, env: {} })).toEqual([
    join(directory, 'result.txt'),
  ]);
});

test('into one that is not', async () => {
  const path = join(directory, 'a', 'b', 'weather.txt');
  expect(await saveResult(result, { path, env: {} })).toEqual([path]);
  expect(await readFile(path, 'utf8')).toBe('Sunny');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('never over what is there', async () => {
  const path = join(directory, 'weather.txt');
  await writeFile(path, 'mine');
  await expect(saveResult(result, { path, env: {} })).rejects.toThrow('EEXIST');
  expect(await readFile(path, 'utf8')).toBe('mine');
});

test('images stand beside the text', async () => {
  const image = { type: 'image', mimeType: 'image/png', data: 'aGk=' };
  const path = join(directory, 'weather.txt');
  await saveResult({ content: [...result.content, image] }, { path, env: {} });
  expect(await readdir(directory)).toHaveLength(2);
});
