import { readFileSync } from 'node:fs';

/** The version of this package. Read where it is kept, so that there is one place to change it. */
export function readVersion(): string {
  // The same relative path from `src` and from the flat `dist`.
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
