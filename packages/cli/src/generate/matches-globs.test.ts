import { expect, test } from 'vitest';
import { matchesGlobs } from './matches-globs.js';

test.each<[string, string[], boolean]>([
  ['get_menu', [], true],
  ['get_menu', ['get_*'], true],
  ['set_menu', ['get_*'], false],
  ['get_menu', ['*menu'], true],
  ['get_menu', ['*e*e*u'], true],
  ['get_menu', ['get?menu'], true],
  ['get_menu', ['get'], false],
  ['get_menu', ['!get_*'], false],
  ['get_menu', ['get_*', '!*menu'], false],
  ['get_menu', ['x', '*'], true],
  ['a.b', ['a?b'], true],
  ['', ['*'], true],
])('%s among %j: %s', (name, globs, fits) => {
  expect(matchesGlobs(name, globs)).toBe(fits);
});
