import { imageProtocol, type ImageProtocol } from '@nanda/terminal';
import type { Environment } from './environment.js';

/** What the environment says of a terminal. */
export interface Terminal {
  /** What runs between it and us, and has to be talked through. */
  multiplexer: 'tmux' | 'screen' | undefined;
  /** Whether it is on another machine: programs here reach nothing of its screen. */
  isRemote: boolean;
  /** How it is given an image; undefined where it does not surely take one. */
  imageProtocol: ImageProtocol | undefined;
}

/** Tells what a terminal is by its environment, without asking it. */
export function describeTerminal(env: Environment): Terminal {
  return {
    multiplexer: findMultiplexer(env),
    isRemote: Boolean(env['SSH_CONNECTION'] || env['SSH_CLIENT'] || env['SSH_TTY']),
    imageProtocol: imageProtocol(env),
  };
}

function findMultiplexer(env: Environment): Terminal['multiplexer'] {
  // A screen within a tmux, or the other way round, is told by TERM: the variables of both are there.
  const term = env['TERM'] ?? '';
  if (env['TMUX'] && (!env['STY'] || term.startsWith('tmux'))) return 'tmux';
  if (env['STY']) return 'screen';
  return term.startsWith('tmux') ? 'tmux' : undefined;
}
