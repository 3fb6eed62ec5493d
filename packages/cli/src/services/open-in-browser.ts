import { pageAddress } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import { hasScreen } from './has-screen.js';

/** Opens an address in the user's browser, where there is a screen to see it on. @returns whether it was tried */
export async function openInBrowser(
  url: string,
  io: Pick<CommandLineIo, 'env'>,
  options: { readonly platform?: NodeJS.Platform } = {},
): Promise<boolean> {
  const page = pageAddress(url);
  // A program that opens addresses may start something for others than those of the web.
  if (page === undefined || !hasScreen(io, options)) return false;
  const { default: openUrl } = await import('open');
  const child = await openUrl(page.href);
  // Nobody waits for it: a browser that cannot be started is no failure of ours.
  child.on('error', () => undefined);
  child.unref();
  return true;
}
