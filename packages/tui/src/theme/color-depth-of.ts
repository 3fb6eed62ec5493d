import { wantsColor } from '@nanda/terminal';
import type { ColorDepth } from './color-depth.js';

/** Terminals that have all colours and say so by their names only. */
const trueColorTerms = /^(?:xterm-kitty|xterm-ghostty|ghostty|wezterm|alacritty|foot)|-direct/;
const trueColorPrograms = new Set(['iTerm.app', 'WezTerm', 'ghostty', 'vscode', 'Hyper', 'rio']);

/**
 * How many colours a terminal has, by its environment: NO_COLOR, FORCE_COLOR, CLICOLOR and CLICOLOR_FORCE
 * as everywhere in the command line, then FORCE_COLOR by its number, COLORTERM, TERM_PROGRAM and TERM.
 */
export function colorDepthOf(
  env: Readonly<Record<string, string | undefined>>,
  { isTTY, platform = process.platform }: { isTTY: boolean; platform?: NodeJS.Platform },
): ColorDepth {
  if (!wantsColor(env, { isTTY })) return 1;
  const force = env['FORCE_COLOR'] ?? '';
  if (/^[1-9]\d*$/.test(force)) return ([4, 8, 24] as const)[Math.min(Number(force), 3) - 1] ?? 24;
  const term = env['TERM'] ?? '';
  const colorTerm = env['COLORTERM'] ?? '';
  const program = env['TERM_PROGRAM'] ?? '';
  if (/^(?:truecolor|24bit)$/i.test(colorTerm) || trueColorTerms.test(term)) return 24;
  // Inside of a multiplexer the terminal around it does not count: what it was is in a variable that stays.
  const isInside = /^(?:screen|tmux)/.test(term);
  if (!isInside && trueColorPrograms.has(program)) return 24;
  if (!isInside && program === 'Apple_Terminal') return 8;
  if (env['WT_SESSION'] !== undefined || (platform === 'win32' && term === '')) return 24;
  return /256/.test(term) ? 8 : 4;
}
