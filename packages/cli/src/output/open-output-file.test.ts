import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CommandLineIo } from '../io/command-line-io.js';
import { openOutputFile } from './open-output-file.js';

let temporary: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let directory: string;
let io: CommandLineIo;
beforeAll(async () => {
  temporary = await createTemporaryDirectory();
});
afterAll(() => temporary[Symbol.asyncDispose]());
let count = 0;
beforeEach(async () => {
  directory = join(temporary.path, String((count += 1)));
  await mkdir(directory);
  io = { cwd: directory } as CommandLineIo;
});

const read = (name: string) => readFile(join(directory, name), 'utf8');

test('what is there stays until all of the new is there, and nothing is left beside it', async () => {
  await writeFile(join(directory, 'a'), 'old');
  const file = await openOutputFile(io, 'a');
  file.io.stdout.write('new');
  expect(await read('a')).toBe('old');
  await file.close();
  expect(await read('a')).toBe('new');
  expect(await readdir(directory)).toEqual(['a']);
});

test('what is there stays where the command fails', async () => {
  await writeFile(join(directory, 'a'), 'old');
  const file = await openOutputFile(io, 'a');
  file.io.stdout.write('half');
  await file.discard();
  expect(await read('a')).toBe('old');
  expect(await readdir(directory)).toEqual(['a']);
});

test('what has no result is emptied, or made', async () => {
  await writeFile(join(directory, 'a'), 'old');
  await (await openOutputFile(io, 'a')).close();
  await (await openOutputFile(io, 'b')).close();
  expect(await read('a')).toBe('');
  expect(await read('b')).toBe('');
});

test('what comes little by little is written as it comes, and kept also on failure', async () => {
  await writeFile(join(directory, 'a'), 'old');
  const untouched = await openOutputFile(io, 'a', { asItComes: true });
  await untouched.discard();
  expect(await read('a')).toBe('old');

  const file = await openOutputFile(io, 'a', { asItComes: true });
  await new Promise((done) => file.io.stdout.write('one\n', done));
  expect(await read('a')).toBe('one\n');
  file.io.stdout.write('two\n');
  await file.discard();
  expect(await read('a')).toBe('one\ntwo\n');
});

test('links, permissions and other names of a file stay', async () => {
  await writeFile(join(directory, 'a'), 'old', { mode: 0o640 });
  await chmod(join(directory, 'a'), 0o666);
  await symlink('a', join(directory, 'to-a'));
  const linked = await openOutputFile(io, 'to-a');
  linked.io.stdout.write('through');
  await linked.close();
  expect((await lstat(join(directory, 'to-a'))).isSymbolicLink()).toBe(true);
  expect(await read('a')).toBe('through');
  expect((await stat(join(directory, 'a'))).mode & 0o777).toBe(0o666);

  await link(join(directory, 'a'), join(directory, 'other'));
  const twin = await openOutputFile(io, 'a');
  twin.io.stdout.write('both');
  await twin.close();
  expect(await read('other')).toBe('both');

  await symlink('later', join(directory, 'to-nothing'));
  const made = await openOutputFile(io, 'to-nothing');
  made.io.stdout.write('made');
  await made.close();
  expect(await read('later')).toBe('made');
});

test.each([
  ['a directory', '.', 'EISDIR'],
  ['a directory that is not there', 'none/a', 'ENOENT'],
])('%s is refused before anything is done', async (_, path, code) => {
  await expect(openOutputFile(io, path)).rejects.toMatchObject({
    code: 'USAGE_ERROR',
    message: `--output ${path} cannot be written (${code}).`,
  });
});
