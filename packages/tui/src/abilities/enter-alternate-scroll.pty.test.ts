import { expect, test } from 'vitest';
import { programCommand } from '../../test/program-command.js';
import { hasPseudoTerminal, startPseudoTerminal } from '../../test/start-pseudo-terminal.js';
import { alternateScroll } from './alternate-scroll.js';

const module = JSON.stringify(new URL('enter-alternate-scroll.ts', import.meta.url).href);

test.skipIf(!hasPseudoTerminal).each([
  ['throw new Error("crash")', 1],
  ['process.exit(3)', 3],
])('it is put back after %s', async (end, exitCode) => {
  const program = `import { enterAlternateScroll } from ${module};
    enterAlternateScroll({ stdout: process.stdout });
    ${end};`;
  using terminal = startPseudoTerminal(programCommand(program), { env: { TERM: 'xterm' } });
  expect(await terminal.end).toBe(exitCode);
  expect(terminal.written()).toContain(alternateScroll.enter);
  expect(terminal.written()).toContain(alternateScroll.leave);
});
