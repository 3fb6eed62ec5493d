import { CliError } from '../errors/cli-error.js';
import { effectiveSetting } from '../settings/effective-setting.js';
import { findSetting } from '../settings/find-setting.js';
import { requireProfile } from '../settings/require-profile.js';
import { showSetting } from '../settings/show-setting.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';
import { settingArgument } from './setting-argument.js';

export const configGet = defineCommand({
  summary: 'Print the value of a setting that counts, wherever it comes from.',
  arguments: [settingArgument],
  examples: [
    { line: 'config get timeout', does: 'its value, and nothing else' },
    { line: 'config get timeout --json', does: 'and where it comes from' },
  ],
  options: commonOptions,
  seeAlso: ['config list', 'config set'],
  forgivesSettings: true,
  async run({ io, output, positionals, settings }) {
    requireProfile(settings.configuration);
    const found = findSetting(positionals[0] ?? '');
    const { name, definition } = found;
    const { value, source, variable, isHidden, problem } = effectiveSetting(found, {
      io,
      settings,
    });
    if (problem !== undefined) {
      throw new CliError('USAGE_ERROR', problem, {
        hint: `Change it: nanda config set ${name} <value>`,
      });
    }
    if (output.json) {
      output.document({
        name,
        value: value ?? null,
        source,
        ...(variable !== undefined && { variable }),
        ...(isHidden === true && { isHidden }),
      });
    } else if (isHidden === true) {
      output.note(`It is in ${variable}, and is not shown.`);
    } else if (value === undefined) {
      output.note(`${name} is not set.`);
    } else {
      output.print(output.clean(showSetting(value, { definition })));
    }
  },
});
