import { generateTypesFile } from '../generate/generate-types-file.js';
import { defineGenerateCommand } from './define-generate-command.js';

export const genTypes = defineGenerateCommand({
  kind: 'types',
  summary: 'Write the types by which @nanda/sdk knows the tools of services.',
  examples: [
    { line: 'gen types coffee weather --output src/nanda.d.ts', does: 'a file for a program' },
    { line: 'gen types coffee --output src/nanda.d.ts --check', does: 'in CI' },
  ],
  notes: [
    'With the file among your sources, nanda.connect("coffee") knows what each tool takes and gives.',
  ],
  generate: generateTypesFile,
});
