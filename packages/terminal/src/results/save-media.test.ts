import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMediaDirectory } from './create-media-directory.js';
import { saveMedia } from './save-media.js';

const media = { kind: 'image', mimeType: 'image/png', data: 'AAEC' };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nanda-test-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('media is never written over what is there, and is for its owner alone', async () => {
  const paths = [await saveMedia(media, { directory }), await saveMedia(media, { directory })];
  expect(paths).toEqual([1, 2].map((number) => join(directory, `image-${number}.png`)));
  expect([...(await readFile(paths[0] ?? ''))]).toEqual([0, 1, 2]);
  expect((await stat(paths[0] ?? '')).mode & 0o777).toBe(0o600);
});

test('a failure says which file it was', async () => {
  const saved = saveMedia(media, { directory: join(directory, 'nowhere') });
  await expect(saved).rejects.toMatchObject({
    code: 'ENOENT',
    path: join(directory, 'nowhere', 'image-1.png'),
  });
});

test('a directory for media is a new one each time, below TMPDIR, for its owner alone', async () => {
  const made = [
    await createMediaDirectory({ TMPDIR: directory }),
    await createMediaDirectory({ TMPDIR: directory }),
  ];
  expect(new Set(made).size).toBe(2);
  expect(made.map((path) => dirname(path))).toEqual([directory, directory]);
  expect((await stat(made[0] ?? '')).mode & 0o777).toBe(0o700);
});
