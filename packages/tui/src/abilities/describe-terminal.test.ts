import { expect, test } from 'vitest';
import { describeTerminal } from './describe-terminal.js';

test.each([
  [{ TERM: 'xterm' }, undefined, false, undefined],
  [{ TERM: 'xterm-kitty' }, undefined, false, 'kitty'],
  [{ TERM: 'xterm', TERM_PROGRAM: 'iTerm.app' }, undefined, false, 'iterm2'],
  [
    { TERM: 'tmux-256color', TMUX: '/tmp/t,1,0', TERM_PROGRAM: 'iTerm.app' },
    'tmux',
    false,
    undefined,
  ],
  [{ TERM: 'screen', STY: '1.x' }, 'screen', false, undefined],
  [{ TERM: 'screen', STY: '1.x', TMUX: '/tmp/t,1,0' }, 'screen', false, undefined],
  [{ TERM: 'tmux-256color', STY: '1.x', TMUX: '/tmp/t,1,0' }, 'tmux', false, undefined],
  [{ TERM: 'tmux-256color', SSH_TTY: '/dev/pts/1' }, 'tmux', true, undefined],
  [{ TERM: 'xterm', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, undefined, true, undefined],
])('%j', (env, multiplexer, isRemote, imageProtocol) => {
  expect(describeTerminal(env)).toEqual({ multiplexer, isRemote, imageProtocol });
});
