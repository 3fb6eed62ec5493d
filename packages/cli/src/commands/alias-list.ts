import { formatColumns } from '@nanda/terminal';
import { readAliases } from '../aliases/read-aliases.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const aliasList = defineCommand({
  summary: 'List your own commands, and what each stands for.',
  arguments: [],
  examples: [{ line: 'alias', does: 'all of them' }],
  options: commonOptions,
  seeAlso: ['alias set'],
  forgivesSettings: true,
  async run({ io, output }) {
    const aliases = Object.entries(readAliases(io)).map(([name, line]) => ({ name, line }));
    if (output.json) {
      output.document({ aliases });
    } else if (aliases.length === 0) {
      output.print('You have no commands of your own.');
      output.note("Make one: nanda alias set weather 'exec weather/get-forecast --days 3'");
    } else {
      output.print(
        formatColumns(aliases.map(({ name, line }) => [output.clean(name), output.clean(line)])),
      );
    }
  },
});
