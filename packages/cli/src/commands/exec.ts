import { defineToolCommand } from './define-tool-command.js';

export const exec = defineToolCommand({
  name: 'exec',
  summary: 'Call a tool and print its result. Its arguments are typed by its own schema.',
  examples: [
    { line: 'exec requestinfo --category premium', does: 'on the current connection' },
    { line: 'exec -c weather getForecast city=Oslo days:=3', does: 'on another one' },
    { line: 'exec requestinfo --help', does: "the tool's own help" },
    { line: 'exec analyze --args @arguments.json --json', does: 'arguments from a file' },
    { line: 'exec getMenu --save pictures', does: 'images and files are kept' },
    { line: 'exec getForecast city=Oslo -o csv --output oslo.csv', does: 'its data, in a file' },
  ],
  shows: 'result',
});
