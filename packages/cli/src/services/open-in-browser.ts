import type { CommandLineIo } from '../io/command-line-io.js';

/** Opens an address in the user's browser, where there is a screen to see it on. @returns whether it was tried */
export async function openInBrowser(
  url: string,
  { env }: Pick<CommandLineIo, 'env'>,
  { platform = process.platform }: { readonly platform?: NodeJS.Platform } = {},
): Promise<boolean> {
  if (!hasScreen()) return false;
  const { default: openUrl } = await import('open');
  const child = await openUrl(url);
  // Nobody waits for it: a browser that cannot be started is no failure of ours.
  child.on('error', () => undefined);
  child.unref();
  return true;

  function hasScreen(): boolean {
    if (platform === 'win32' || platform === 'darwin') return env['SSH_CONNECTION'] === undefined;
    return ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME', 'BROWSER'].some((name) => env[name]);
  }
}
