// npm run reference
// Writes the page of the keys into the documentation. A test compares it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keymap } from '../src/keymap/keymap.js';
import { formatKeys } from './format-keys.js';

const page = fileURLToPath(new URL('../../../docs/reference/interactive-keys.md', import.meta.url));
writeFileSync(page, formatKeys(keymap));
