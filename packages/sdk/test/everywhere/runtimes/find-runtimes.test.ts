import { expect, test } from 'vitest';
import { findRuntimes } from './find-runtimes.js';

test('what is there is found, at the place that the environment names', () => {
  const environment = { CHROMIUM_PATH: '/opt/chromium' };
  const found = findRuntimes({ environment, exists: () => true });
  expect(found).toMatchObject({ chromium: '/opt/chromium', missing: [] });
  expect(found.node22).toMatch(/node_modules\/node-22\/bin\/node$/);
});

test('what is not there is named, with what to do', () => {
  const found = findRuntimes({ environment: {}, exists: () => false });
  expect([found.node22, found.node26, found.chromium]).toEqual([undefined, undefined, undefined]);
  expect(found.missing.map((line) => line.slice(0, line.indexOf(' is')))).toEqual([
    'Node 22',
    'Node 26',
    'Chromium',
  ]);
  expect(found.missing[2]).toContain('CHROMIUM_PATH');
});

// Where it is decided whether everything holds, a runtime that is not there has not passed.
test.runIf(process.env['CI'])('every runtime is here', () => {
  expect(findRuntimes().missing).toEqual([]);
});
