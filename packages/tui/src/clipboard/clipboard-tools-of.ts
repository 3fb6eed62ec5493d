import { describeTerminal } from '../abilities/describe-terminal.js';
import type { Environment } from '../abilities/environment.js';
import type { ClipboardTool } from './clipboard-tool.js';

// Without a locale it takes UTF-8 for something else.
const pbcopy: ClipboardTool = {
  name: 'pbcopy',
  command: 'pbcopy',
  arguments: [],
  variables: { LC_CTYPE: 'UTF-8' },
};
// It takes other text for that of the old code page.
const clip: ClipboardTool = {
  name: 'clip.exe',
  command: 'clip.exe',
  arguments: [],
  encoding: 'utf16le',
};
const wlCopy: ClipboardTool = {
  name: 'wl-copy',
  command: 'wl-copy',
  arguments: ['--type', 'text/plain'],
};
const xclip: ClipboardTool = {
  name: 'xclip',
  command: 'xclip',
  arguments: ['-selection', 'clipboard', '-in'],
};
const xsel: ClipboardTool = {
  name: 'xsel',
  command: 'xsel',
  arguments: ['--clipboard', '--input'],
};
// It hands the text on to the terminals that show it (-w), whatever its options allow programs.
const tmux: ClipboardTool = {
  name: 'tmux',
  command: 'tmux',
  arguments: ['load-buffer', '-w', '-'],
};

/**
 * The programs that reach the clipboard of who sits before the terminal. Each list is one clipboard, and the
 * first program that works is enough for it.
 *
 * On another machine the desktop is not that of the user, unless X11 is forwarded to theirs.
 */
export function clipboardToolsOf(
  env: Environment,
  { platform }: { platform: NodeJS.Platform },
): readonly (readonly ClipboardTool[])[] {
  const { multiplexer, isRemote } = describeTerminal(env);
  const desktop: ClipboardTool[] = [];
  const isWindows = env['WSL_DISTRO_NAME'] !== undefined || env['WSL_INTEROP'] !== undefined;
  if (!isRemote) {
    if (platform === 'darwin') desktop.push(pbcopy);
    if (platform === 'win32' || isWindows) desktop.push(clip);
    if (env['WAYLAND_DISPLAY']) desktop.push(wlCopy);
  }
  const display = env['DISPLAY'] ?? '';
  if (isRemote ? /^[^:/]+:\d/.test(display) : display !== '') desktop.push(xclip, xsel);
  const own = multiplexer === 'tmux' && env['TMUX'] ? [tmux] : [];
  return [desktop, own].filter((tools) => tools.length > 0);
}
