import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const named = /\b(?:color|backgroundColor|borderColor)(?:=["{]|: ?['"`])|\bdimColor\b/;

test('no component names a colour itself, so that mono has none', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
    (file) => !/^theme\/|\.test\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(50);
  const found = files.filter((file) => named.test(readFileSync(join(source, file), 'utf8')));
  // A picture is made of its own colours, and is not drawn where there are none.
  expect(found.filter((file) => !file.startsWith('results/picture/'))).toEqual([]);
});
