// Run by the build: writes the manual pages into dist/man.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createManPages } from './create-man-pages.js';

const folder = fileURLToPath(new URL('../dist/man/', import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(await createManPages())) {
  writeFileSync(folder + name, text);
}
