import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { changeConfig } from '../settings/change-config.js';
import { checkProfileName } from '../settings/check-profile-name.js';
import { isMembers } from '../settings/is-members.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const configUse = defineCommand({
  summary: 'Choose the profile that counts from now on.',
  arguments: [{ name: 'profile', summary: 'Its name; default for none', required: true }],
  examples: [
    { line: 'config use work', does: 'from now on' },
    { line: 'config use default', does: 'none' },
  ],
  options: commonOptions,
  notes: ['Nothing is stopped: each profile has a background proxy and connections of its own.'],
  seeAlso: ['config profiles'],
  forgivesSettings: true,
  async run({ io, output, positionals, settings }) {
    const [name = ''] = positionals;
    const { configFile } = settings;
    if (name !== 'default') checkProfileName(name);
    await changeConfig(configFile, (content) => {
      const profiles = isMembers(content['profiles']) ? content['profiles'] : {};
      if (name !== 'default' && !Object.hasOwn(profiles, name)) throw unknown(profiles);
      return [{ path: ['profile'], value: name === 'default' ? undefined : name }];
    });
    if (output.json) output.document({ profile: name, file: configFile });
    else output.print(name === 'default' ? 'Using no profile' : `Using the profile ${name}`);
    const { profileFrom } = settings.configuration;
    if (profileFrom === 'environment' && io.env['NANDA_PROFILE'] !== name) {
      output.note(output.noteStyle.yellow('NANDA_PROFILE is set, and wins over it in this shell.'));
    }

    function unknown(profiles: Readonly<Record<string, unknown>>): CliError {
      const nearest = nearestName(name, Object.keys(profiles));
      return new CliError('USAGE_ERROR', `There is no profile "${name}".`, {
        details: { profile: name, profiles: Object.keys(profiles) },
        hint:
          nearest === undefined
            ? `Make it with its first setting: nanda config set --profile ${name} <setting> <value>`
            : `Did you mean ${nearest}?`,
      });
    }
  },
});
