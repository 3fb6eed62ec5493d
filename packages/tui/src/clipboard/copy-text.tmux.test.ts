import { spawnSync } from 'node:child_process';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { programCommand } from '../../test/program-command.js';
import { hasTmux, startOwnTmux } from '../../test/start-own-tmux.js';
import { hasPseudoTerminal, startPseudoTerminal } from '../../test/start-pseudo-terminal.js';

const text = 'é "$HOME" `x`\nline 2';
const base64 = Buffer.from(text).toString('base64');

/** Copies, with programs of `path` only, and says by which route. */
const copying = (path?: string) => `
import { copyText } from ${JSON.stringify(new URL('copy-text.ts', import.meta.url).href)};
const { stdout, env: { DISPLAY, WAYLAND_DISPLAY, SSH_TTY, SSH_CONNECTION, SSH_CLIENT, ...env } } = process;
${path === undefined ? '' : `env.PATH = ${JSON.stringify(path)};`}
const { message } = await copyText(${JSON.stringify(text)}, { stdout, env });
stdout.write(message + '\\n');
`;

test.skipIf(!hasTmux)('tmux itself keeps it, with its usual settings', async () => {
  using tmux = startOwnTmux({ command: programCommand(copying()) });
  await tmux.see('copied by tmux');
  expect(tmux.run('show-buffer')).toBe(text);
});

test.skipIf(!hasTmux)('by OSC 52 it is taken where set-clipboard is on', async () => {
  using tmux = startOwnTmux({
    command: programCommand(copying('/nowhere')),
    settings: [['set-option', '-s', 'set-clipboard', 'on']],
  });
  await tmux.see('copied by OSC 52 (tmux)');
  expect(tmux.run('show-buffer')).toBe(text);
});

/** Runs a tmux in a terminal that the test is, and copies in it. */
async function copyThroughTmux({ path, settings }: { path?: string; settings: string }) {
  await using directory = await createTemporaryDirectory();
  const socket = `${directory.path}/tmux`;
  const env = { TERM: 'xterm-256color', LANG: 'C.UTF-8', PROGRAM: programCommand(copying(path)) };
  const command = `tmux -S ${socket} -f /dev/null start-server \\; ${settings} new-session "$PROGRAM; sleep 600"`;
  using terminal = startPseudoTerminal(command, { env });
  try {
    await terminal.see('copied by');
    await terminal.see(base64);
    return terminal.written();
  } finally {
    spawnSync('tmux', ['-S', socket, 'kill-server']);
  }
}

test.skipIf(!hasTmux || !hasPseudoTerminal).each([
  ['by tmux itself, with its usual settings', { settings: '' }],
  [
    'by OSC 52 through it',
    { path: '/nowhere', settings: 'set-option -g allow-passthrough on \\;' },
  ],
])('the terminal around tmux is given it %s', async (_title, options) => {
  expect(await copyThroughTmux(options)).toContain(`;${base64}\u0007`);
});
