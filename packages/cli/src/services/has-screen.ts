import type { CommandLineIo } from '../io/command-line-io.js';

/** Whether a browser that is opened here can be seen by whoever types. */
export function hasScreen(
  { env }: Pick<CommandLineIo, 'env'>,
  { platform = process.platform }: { readonly platform?: NodeJS.Platform } = {},
): boolean {
  if (platform === 'win32' || platform === 'darwin') return env['SSH_CONNECTION'] === undefined;
  return ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME', 'BROWSER'].some((name) => env[name]);
}
