/** How a terminal is given an image. */
export type ImageProtocol = 'iterm2' | 'kitty';

/**
 * The way in which the terminal shows images, where it says surely that it has one; undefined inside of tmux and screen,
 * which would pass on rubbish. `NANDA_IMAGES` (`iterm2`, `kitty`, `none`) wins.
 */
export function imageProtocol(
  env: Readonly<Record<string, string | undefined>>,
): ImageProtocol | undefined {
  const wanted = env['NANDA_IMAGES'];
  if (wanted === 'iterm2' || wanted === 'kitty') return wanted;
  if (wanted !== undefined && wanted !== '') return undefined;
  const term = env['TERM'] ?? '';
  if (env['TMUX'] || env['STY'] || /^(?:screen|tmux|dumb)/.test(term)) return undefined;
  const program = env['TERM_PROGRAM'] ?? env['LC_TERMINAL'] ?? '';
  if (program === 'iTerm.app' || program === 'iTerm2' || program === 'WezTerm') return 'iterm2';
  if (term === 'xterm-kitty' || env['KITTY_WINDOW_ID']) return 'kitty';
  if (term === 'xterm-ghostty' || program === 'ghostty') return 'kitty';
  return undefined;
}
