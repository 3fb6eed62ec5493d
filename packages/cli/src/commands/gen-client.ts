import { generateClient } from '../generate/generate-client.js';
import { defineGenerateCommand } from './define-generate-command.js';

export const genClient = defineGenerateCommand({
  kind: 'client',
  summary: 'Write a TypeScript class with a method for each tool, on top of @nanda/sdk.',
  examples: [
    { line: 'gen client coffee --output src/coffee.ts', does: 'class CoffeeClient' },
    { line: "gen client github --tools 'get_*' --output src/github.ts", does: 'some of its tools' },
  ],
  notes: ['Used like this: await using coffee = await CoffeeClient.connect(new NANDAClient())'],
  generate: generateClient,
});
