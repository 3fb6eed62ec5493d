import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { findDamage } from './find-damage.js';

test('a file that cannot be understood is told from one that is well, or not there', async () => {
  await using temporary = await createTemporaryDirectory();
  const file = join(temporary.path, 'config.json');
  expect(findDamage(file)).toBeUndefined();
  await writeFile(file, '{"timeout": 5000}');
  expect(findDamage(file)).toBeUndefined();
  await writeFile(file, '{"timeout": 5000');
  expect(findDamage(file)).toContain(`${file} cannot be understood`);
});
