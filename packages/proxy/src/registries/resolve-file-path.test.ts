import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { resolveFilePath } from './resolve-file-path.js';

test.each([
  ['file:a.json', join(process.cwd(), 'a.json')],
  ['~/a.json', join(homedir(), 'a.json')],
  ['file:~/a.json', join(homedir(), 'a.json')],
  [pathToFileURL('/x y/a.json').href, '/x y/a.json'],
])('%s means %s', (typed, path) => {
  expect(resolveFilePath(typed)).toBe(path);
});
