import { type Browser, chromium } from 'playwright-core';

/** Starts a browser without a window. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  // Its sandbox cannot be set up by root, who runs the tests in a container.
  const isRoot = process.getuid?.() === 0;
  return await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
}
