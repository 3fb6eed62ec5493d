import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'dist/man';

/** The member `man` of a package.json: the pages that the build has made of the commands; nothing where there are none. */
export function listManPages(directory) {
  const path = join(directory, folder);
  if (!existsSync(path)) return {};
  return { man: readdirSync(path).map((name) => `${folder}/${name}`) };
}
