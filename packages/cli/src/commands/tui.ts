import type { Command } from './command.js';
import { interactive } from './discover/interactive.js';

/** `nanda-discover interactive` under a short name. */
export const tui: Command = {
  ...interactive,
  examples: [
    { line: 'tui', does: 'begin' },
    { line: 'tui --line', does: 'line by line' },
    { line: 'tui --theme light', does: 'in other colours' },
  ],
};
