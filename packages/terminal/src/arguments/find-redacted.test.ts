import { expect, test } from 'vitest';
import { findRedacted } from './find-redacted.js';

test.each<[unknown, string[]]>([
  [{ a: 1, b: 'x' }, []],
  [{ apiKey: '[redacted]', b: 'x' }, ['apiKey']],
  [{ auth: { token: '[redacted]' }, keys: ['a', '[redacted]'] }, ['auth.token', 'keys[1]']],
  [{ text: 'it says [redacted] here' }, []],
  [null, []],
])('in %j: %j', (parameters, paths) => {
  expect(findRedacted(parameters)).toEqual(paths);
});
