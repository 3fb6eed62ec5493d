import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { createHistoryFile } from './create-history-file.js';

const run = promisify(execFile);

describe('createHistoryFile', () => {
  test('gives back what was added, in its order', async () => {
    await using temporary = await createTemporaryDirectory();
    const directory = join(temporary.path, 'deep', 'state');
    const history = createHistoryFile({ directory });
    expect(await history.read()).toEqual([]);
    await history.append('search: größe 😀');
    await history.append('call say --text "a  b"');
    const again = createHistoryFile({ directory });
    expect(await again.read()).toEqual(['search: größe 😀', 'call say --text "a  b"']);
  });

  test.skipIf(process.platform === 'win32')('is for the user alone', async () => {
    await using temporary = await createTemporaryDirectory();
    const directory = join(temporary.path, 'state');
    await createHistoryFile({ directory }).append('one');
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(join(directory, 'prompt-history'))).mode & 0o777).toBe(0o600);
  });

  test('is bounded, on disk and in what is read', async () => {
    await using temporary = await createTemporaryDirectory();
    const history = createHistoryFile({ directory: temporary.path, fullSize: 40_000 });
    const line = (index: number) => `line ${index} ${'x'.repeat(20)}`;
    const many = Array.from({ length: 1200 }, (_, index) => `${line(index)}\n`);
    await writeFile(join(temporary.path, 'prompt-history'), many.join(''));
    for (let index = 1200; index < 1400; index += 1) await history.append(line(index));
    const lines = await history.read();
    expect(lines).toHaveLength(1000);
    expect(lines.at(-1)).toBe(line(1399));
    expect(lines[0]).toBe(line(400));
    const names = await readdir(temporary.path);
    expect(names.toSorted()).toEqual(['prompt-history', 'prompt-history.old']);
    for (const name of names) {
      expect((await stat(join(temporary.path, name))).size).toBeLessThan(41_000);
    }
  });

  test('sessions in several processes lose no line of each other, also while the file is set aside', async () => {
    await using temporary = await createTemporaryDirectory();
    const module = join(import.meta.dirname, 'create-history-file.ts');
    const program = `
      const { createHistoryFile } = await import(process.argv[1]);
      const history = createHistoryFile({ directory: process.argv[2], fullSize: 4000 });
      for (let index = 0; index < 200; index += 1) await history.append(process.argv[3] + ' ' + index);
    `;
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(
      names.map(async (name) =>
        run(process.execPath, ['--input-type=module', '-e', program, module, temporary.path, name]),
      ),
    );
    const lines = await createHistoryFile({ directory: temporary.path, fullSize: 4000 }).read();
    const expected = names.flatMap((name) =>
      Array.from({ length: 200 }, (_, index) => `${name} ${index}`),
    );
    expect(lines.toSorted()).toEqual(expected.toSorted());
    const files = await readdir(temporary.path);
    expect(files.toSorted()).toEqual(['prompt-history', 'prompt-history.old']);
  });

  test('a torn last line costs only itself', async () => {
    await using temporary = await createTemporaryDirectory();
    await writeFile(join(temporary.path, 'prompt-history'), 'one\ntw');
    const history = createHistoryFile({ directory: temporary.path });
    await history.append('three');
    expect(await history.read()).toEqual(['one', 'tw', 'three']);
    expect(await readFile(join(temporary.path, 'prompt-history'), 'utf8')).toBe('one\ntw\nthree\n');
  });

  test('what is no text is no crash, nor is what is too long', async () => {
    await using temporary = await createTemporaryDirectory();
    const path = join(temporary.path, 'prompt-history');
    await writeFile(path, Buffer.from([0xff, 0xfe, 0x0a, 0x00, 0x1b, 0x0a]));
    const history = createHistoryFile({ directory: temporary.path, fullSize: 1000 });
    expect(await history.read()).toHaveLength(2);
    await writeFile(path, `${'x'.repeat(10_000)}\nlast\n`);
    expect(await history.read()).toEqual(['last']);
  });

  test('a directory in its place: nothing is read, and it is told that nothing is kept', async () => {
    await using temporary = await createTemporaryDirectory();
    await mkdir(join(temporary.path, 'prompt-history'));
    const history = createHistoryFile({ directory: temporary.path });
    expect(await history.read()).toEqual([]);
    await expect(history.append('one')).rejects.toThrow(/EISDIR/);
  });
});
