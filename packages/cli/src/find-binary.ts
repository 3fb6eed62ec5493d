import { fileURLToPath } from 'node:url';

/** The program of this package, as Node is given it. It lies one level up, from `src` and from `dist`. */
export function findBinary(): string {
  return fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
}
