import { showVersion } from '../help/show-version.js';
import { usageError } from '../options/usage-error.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const version = defineCommand({
  summary: 'Print the version; --version and -V do the same.',
  arguments: [],
  examples: [
    { line: 'version', does: 'for people' },
    { line: 'version --json', does: 'for a program' },
  ],
  options: { json: commonOptions.json },
  stopAfter: 1,
  forgivesSettings: true,
  async run({ output, positionals }) {
    if (positionals.length > 0) throw usageError('The version takes no arguments.');
    showVersion(output);
  },
});
