import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createLogSink } from './create-log-sink.js';

async function setUp(text = '') {
  const directory = await createTemporaryDirectory();
  const path = join(directory.path, 'proxy.log');
  await writeFile(path, text, { mode: 0o600 });
  const file = await open(path, 'a');
  return {
    path,
    sink: createLogSink({ descriptor: file.fd, path, maxSize: 10 }),
    read: (name = path) => readFile(name, 'utf8'),
    async [Symbol.asyncDispose]() {
      await file.close();
      await directory[Symbol.asyncDispose]();
    },
  };
}

test('a log that has grown too large is put aside, readable by its owner alone, and begun anew', async () => {
  await using log = await setUp('before\n');
  log.sink.write('é\n');
  expect(await log.read()).toBe('before\né\n');
  log.sink.write('more\n');
  expect(await log.read()).toBe('');
  log.sink.write('anew\n');
  expect(await log.read()).toBe('anew\n');
  expect(await log.read(`${log.path}.1`)).toBe('before\né\nmore\n');
  if (process.platform !== 'win32') {
    expect((await stat(`${log.path}.1`)).mode & 0o777).toBe(0o600);
  }
});

test('one that the next process has put aside already takes nothing from the new one', async () => {
  await using log = await setUp('ours\n');
  await rename(log.path, `${log.path}.1`);
  await writeFile(log.path, 'of the next one\n');
  log.sink.write('too much\n');
  log.sink.write('the end\n');
  expect(await log.read()).toBe('of the next one\n');
  expect(await log.read(`${log.path}.1`)).toBe('the end\n');
});
