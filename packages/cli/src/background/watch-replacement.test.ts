import { rm } from 'node:fs/promises';
import { createTemporaryDirectory, waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { writeJsonFile } from '../state/write-json-file.js';
import { runtimeFilePath } from './runtime-file-path.js';
import { watchReplacement } from './watch-replacement.js';

/** The watch of a proxy of the id 1, and how often it has asked whether that works, and ended it. */
async function createWatch({ owner }: { readonly owner?: number }) {
  const directory = await createTemporaryDirectory();
  const path = runtimeFilePath(directory.path);
  if (owner !== undefined) {
    const runtime = { pid: owner, url: 'http://x', token: 't', version: '1', settings: {} };
    await writeJsonFile(path, runtime);
  }
  const watch = { isWorking: false, looks: 0, ends: 0 };
  const stop = watchReplacement({
    directory: directory.path,
    pid: 1,
    interval: 2,
    isWorking() {
      watch.looks += 1;
      return watch.isWorking;
    },
    onReplaced: () => (watch.ends += 1),
  });
  return {
    watch,
    remove: () => rm(path),
    looked: (count: number) =>
      waitFor(() => watch.looks >= count, { description: `${count} looks` }),
    ended: () => waitFor(() => watch.ends === 1, { description: 'the end of the replaced one' }),
    async [Symbol.asyncDispose]() {
      stop();
      await directory[Symbol.asyncDispose]();
    },
  };
}

test('ends when another one has taken over, and nothing runs', async () => {
  await using it = await createWatch({ owner: 2 });
  await it.ended();
});

test('ends when the one that took over was stopped before anybody looked', async () => {
  await using it = await createWatch({});
  await it.ended();
});

test('ends when the one that took over is stopped later', async () => {
  await using it = await createWatch({ owner: 2 });
  it.watch.isWorking = true;
  await it.looked(1);
  await it.remove();
  it.watch.isWorking = false;
  await it.ended();
});

test.each([{ owner: 2 }, {}])('work goes on, whatever has become of the file: %j', async (file) => {
  await using it = await createWatch(file);
  it.watch.isWorking = true;
  await it.looked(50);
  expect(it.watch.ends).toBe(0);
  it.watch.isWorking = false;
  await it.ended();
});
