// npm run reference
// Writes the page of the command line into the documentation. A test compares it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatMarkdown } from './format-markdown.js';

const page = fileURLToPath(new URL('../../../docs/reference/cli.md', import.meta.url));
writeFileSync(page, await formatMarkdown());
