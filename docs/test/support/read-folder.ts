import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every page of a folder and of those in it: its path from there, and what it says. */
export function readFolder(folder: string): Record<string, string> {
  const pages = globSync('**/*.md', { cwd: folder }).toSorted();
  return Object.fromEntries(pages.map((page) => [page, readFileSync(join(folder, page), 'utf8')]));
}
