import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { createTemporaryDirectory } from './create-temporary-directory.js';

test('is there, is its own, and goes away with its content', async () => {
  let path: string;
  {
    await using directory = await createTemporaryDirectory();
    await using other = await createTemporaryDirectory();
    path = directory.path;
    expect(other.path).not.toBe(path);
    expect((await stat(path)).isDirectory()).toBe(true);
    await writeFile(join(path, 'file'), 'content');
  }
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
