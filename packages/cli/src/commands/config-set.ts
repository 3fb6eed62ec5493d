import { CliError } from '../errors/cli-error.js';
import { changeConfig } from '../settings/change-config.js';
import { findSetting } from '../settings/find-setting.js';
import { noteEffect } from '../settings/note-effect.js';
import { parseSetting } from '../settings/parse-setting.js';
import { placeOfSetting } from '../settings/place-of-setting.js';
import { showSetting } from '../settings/show-setting.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';
import { settingArgument } from './setting-argument.js';

export const configSet = defineCommand({
  summary: 'Write a setting into config.json.',
  arguments: [
    settingArgument,
    {
      name: 'value',
      summary: 'What it becomes; registries take several',
      required: true,
      many: true,
    },
  ],
  examples: [
    { line: 'config set timeout 2m', does: 'for every command' },
    { line: 'config set registries mcp-registry file:./own.json', does: 'several' },
    { line: 'config set --profile work baseUrl https://nanda.example', does: 'makes the profile' },
    { line: 'config set token secret:WORK', does: 'what nanda secrets keeps' },
  ],
  options: commonOptions,
  notes: [
    'It is written into the profile that counts: `--profile default` is none. A profile begins with its first setting.',
    'A secret is never the value of a setting: keep it with `nanda secrets set NAME`, and write `secret:NAME`.',
  ],
  seeAlso: ['config list', 'environment', 'secrets set'],
  forgivesSettings: true,
  async run(context) {
    const { io, output, positionals, settings } = context;
    const [typed = '', ...words] = positionals;
    const found = findSetting(typed);
    const { name, definition } = found;
    const value = parseSetting(found, { words, io });
    const { configFile, configuration } = settings;
    if (name === 'profile') {
      throw new CliError('USAGE_ERROR', 'A profile is chosen with a command of its own.', {
        hint: `nanda config use ${String(value)}`,
      });
    }
    const path = placeOfSetting(name, configuration);
    await changeConfig(configFile, () => [{ path, value }]);
    const { profile } = configuration;
    if (output.json) {
      output.document({ name, value, profile: profile ?? 'default', file: configFile });
    } else {
      const where = profile === undefined ? '' : ` in the profile ${profile}`;
      output.print(output.clean(`${name} is ${showSetting(value, { definition })}${where}`));
    }
    noteEffect(found, context);
  },
});
