import { readFileSync } from 'node:fs';

/** The version of this package. Its manifest lies one level up, from `src` and from `dist`. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return (manifest as { version: string }).version;
}
