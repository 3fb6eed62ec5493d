import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openMediaDirectory } from './open-media-directory.js';
import { saveMedia } from './save-media.js';

const media = { kind: 'image', mimeType: 'image/png', data: 'AAEC' };

test('media is never written over what is there', async () => {
  await using directory = await createTemporaryDirectory();
  const place = { directory: 'a/b', cwd: directory.path };
  await openMediaDirectory(place);
  const paths = [await saveMedia(media, place), await saveMedia(media, place)];
  expect(paths).toEqual([1, 2].map((number) => join(directory.path, `a/b/image-${number}.png`)));
  expect([...(await readFile(paths[0] ?? ''))]).toEqual([0, 1, 2]);
});

test.each([
  ['image/jpeg', 'jpg'],
  ['image/svg+xml', 'svg'],
  ['audio/mpeg', 'mp3'],
  ['application/octet-stream', 'bin'],
  ['text/plain; charset=utf-8', 'txt'],
  ['../../etc/passwd', 'bin'],
  ['image/../../x', 'bin'],
  ['image/constructor', 'constructor'],
  ['', 'bin'],
])('%s is saved as .%s', async (mimeType, extension) => {
  await using directory = await createTemporaryDirectory();
  const path = await saveMedia({ ...media, mimeType }, { directory: '.', cwd: directory.path });
  expect(path).toBe(join(directory.path, `image-1.${extension}`));
});

test.each(['file', 'file/below', '/proc/nowhere'])('%s is no place for media', async (name) => {
  await using directory = await createTemporaryDirectory();
  await writeFile(join(directory.path, 'file'), '');
  const opened = openMediaDirectory({ directory: name, cwd: directory.path });
  await expect(opened).rejects.toMatchObject({ code: 'USAGE_ERROR' });
});
