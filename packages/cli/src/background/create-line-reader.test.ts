import { appendFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createLineReader } from './create-line-reader.js';

async function setUp() {
  const directory = await createTemporaryDirectory();
  const path = join(directory.path, 'log');
  const reader = createLineReader(path);
  const read = async () => {
    const lines: string[] = [];
    await reader.read((line) => lines.push(line));
    return lines;
  };
  return { path, read, [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose]() };
}

test('hands on whole lines alone, each once', async () => {
  await using file = await setUp();
  expect(await file.read()).toEqual([]);
  await writeFile(file.path, 'one\n\ntwo\nth');
  expect(await file.read()).toEqual(['one', 'two']);
  expect(await file.read()).toEqual([]);
  await appendFile(file.path, 'ree\n');
  expect(await file.read()).toEqual(['three']);
});

test('characters and lines may lie across what is read at once', async () => {
  await using file = await setUp();
  const lines = Array.from({ length: 3 }, (_, index) => `${index}${'é'.repeat(50_000)}`);
  await writeFile(file.path, `${lines.join('\n')}\n`);
  expect(await file.read()).toEqual(lines);
});

test('a line that is too long is left out, and the next one read', async () => {
  await using file = await setUp();
  await writeFile(file.path, `${'x'.repeat(1024 * 1024 + 1)}\nnext\n`);
  expect(await file.read()).toEqual(['next']);
});

test('a file that was cut is read from its beginning', async () => {
  await using file = await setUp();
  await writeFile(file.path, 'one\nbegun');
  expect(await file.read()).toEqual(['one']);
  await truncate(file.path);
  await appendFile(file.path, 'two\n');
  expect(await file.read()).toEqual(['two']);
});
