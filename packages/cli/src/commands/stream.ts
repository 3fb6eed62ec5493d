import { defineToolCommand } from './define-tool-command.js';

export const stream = defineToolCommand({
  name: 'stream',
  summary: 'Call a tool and follow its events: progress and logs, then the result.',
  examples: [
    { line: 'stream analyze --param1 value1', does: 'on the current connection' },
    { line: 'stream analyze --json', does: 'one JSON event a line' },
  ],
  shows: 'stream',
});
