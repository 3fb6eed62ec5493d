import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { keepMedia } from './keep-media.js';
import { openMediaDirectory } from './open-media-directory.js';

const media = { kind: 'image', mimeType: 'image/png', data: 'AAEC' };
const stdout = { isTTY: false } as NodeJS.WriteStream;

test('media is kept in a directory as it is seen from here, and never over what is there', async () => {
  await using directory = await createTemporaryDirectory();
  const io = { stdout, env: {}, cwd: directory.path };
  await openMediaDirectory({ directory: 'a/b', cwd: directory.path });
  const kept = [
    await keepMedia([media, media], { io, directory: 'a/b' }),
    await keepMedia([media], { io, directory: 'a/b' }),
  ];
  const paths = kept.map(({ places }) => places.get(media.data));
  expect(paths).toEqual([1, 2].map((number) => join(directory.path, `a/b/image-${number}.png`)));
  expect([...(await readFile(paths[0] ?? ''))]).toEqual([0, 1, 2]);
});

test('without a directory it is kept only where somebody sees the path', async () => {
  await using directory = await createTemporaryDirectory();
  const io = { stdout, env: { TMPDIR: directory.path }, cwd: directory.path };
  expect((await keepMedia([media], { io })).places.size).toBe(0);

  const seen = { ...io, stdout: { isTTY: true } as NodeJS.WriteStream };
  const path = (await keepMedia([media], { io: seen })).places.get(media.data) ?? '';
  expect(path.startsWith(join(directory.path, 'nanda-'))).toBe(true);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('what cannot be kept is a failure that says where, and no exception', async () => {
  await using directory = await createTemporaryDirectory();
  const io = { stdout, env: {}, cwd: directory.path };
  const { failure, places } = await keepMedia([media], { io, directory: 'nowhere' });
  expect(places.size).toBe(0);
  expect(failure).toMatchObject({ code: 'OUTPUT_FAILED' });
  expect(failure?.message).toContain('nowhere/image-1.png could not be written (ENOENT)');
});

test.each(['file', 'file/below', '/proc/nowhere'])('%s is no place for media', async (name) => {
  await using directory = await createTemporaryDirectory();
  await writeFile(join(directory.path, 'file'), '');
  const opened = openMediaDirectory({ directory: name, cwd: directory.path });
  await expect(opened).rejects.toMatchObject({ code: 'USAGE_ERROR' });
});
