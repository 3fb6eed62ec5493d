import { existsSync } from 'node:fs';

/**
 * The Chromium that drives the page: `CHROMIUM_PATH`, else Debian's; undefined where there is none, which is
 * said loudly.
 *
 * @throws Error where `CI` is set: there it has to be.
 */
export function findChromium(): string | undefined {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  const message = `There is no Chromium at ${path}. Install it (apt-get install chromium), or say where one is with CHROMIUM_PATH.`;
  if (process.env['CI'] !== undefined) throw new Error(message);
  process.stderr.write(`\n*** The page was NOT tested. ${message} ***\n\n`);
  return undefined;
}
