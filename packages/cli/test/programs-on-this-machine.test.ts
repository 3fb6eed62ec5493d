import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What tests of this package drive: terminals, shells, and what shows manuals. */
const programs = ['tmux', 'bash', 'zsh', 'fish', 'man', 'groff'];

const missing = programs.filter((name) => spawnSync(name, ['--version']).error !== undefined);

if (missing.length > 0) {
  console.warn(`SKIPPED: the tests that need ${missing.join(', ')}, which are not installed here.`);
}

test.runIf(process.env['CI'])('every program that the tests drive is here', () => {
  expect(missing).toEqual([]);
});
