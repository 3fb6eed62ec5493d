import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const configPath = defineCommand({
  summary: 'Print where config.json is.',
  arguments: [],
  examples: [
    { line: 'config path', does: 'its path' },
    { line: 'config path --json', does: 'and all directories' },
  ],
  options: commonOptions,
  seeAlso: ['files'],
  forgivesSettings: true,
  async run({ output, settings }) {
    const { configFile, directories, background } = settings;
    if (output.json) {
      output.document({ config: configFile, servers: background.serversFile, directories });
    } else output.print(configFile);
  },
});
