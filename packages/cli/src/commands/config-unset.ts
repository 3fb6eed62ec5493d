import { CliError } from '../errors/cli-error.js';
import { changeConfig } from '../settings/change-config.js';
import { findSetting } from '../settings/find-setting.js';
import { noteEffect } from '../settings/note-effect.js';
import { requireProfile } from '../settings/require-profile.js';
import { placeOfSetting } from '../settings/place-of-setting.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';
import { settingArgument } from './setting-argument.js';

export const configUnset = defineCommand({
  summary: 'Take a setting out of config.json: what else says it counts, or what usually stands.',
  arguments: [{ ...settingArgument, required: false }],
  examples: [
    { line: 'config unset timeout', does: 'back to what usually stands' },
    { line: 'config unset --profile work baseUrl', does: 'of a profile' },
    { line: 'config unset --profile work --all', does: 'the profile itself' },
  ],
  options: {
    all: { kind: 'flag', summary: 'Take out the whole profile; its files stay' },
    ...commonOptions,
  },
  seeAlso: ['config list', 'config set'],
  forgivesSettings: true,
  async run(context) {
    const { output, options, positionals, settings } = context;
    const [typed] = positionals;
    const { configFile, configuration } = settings;
    const { profile, content, ofProfile, directories } = configuration;
    requireProfile(configuration);
    if (options.all === true) return removeProfile();
    if (typed === undefined) {
      throw new CliError('USAGE_ERROR', 'Which setting?', {
        hint: 'See them: nanda config list',
      });
    }
    const found = findSetting(typed);
    const { name } = found;
    const wasSet = Object.hasOwn(profile === undefined ? content : ofProfile, name);
    const path = placeOfSetting(name, configuration);
    if (wasSet) await changeConfig(configFile, () => [{ path, value: undefined }]);
    const where = profile === undefined ? '' : ` in the profile ${profile}`;
    if (output.json) {
      output.document({ name, wasSet, profile: profile ?? 'default', file: configFile });
    } else {
      output.print(wasSet ? `${name} is no longer set${where}` : `${name} was not set${where}`);
    }
    if (!wasSet && profile !== undefined && Object.hasOwn(content, name)) {
      output.note(`It is set for all profiles: nanda config unset --profile default ${name}`);
    }
    if (wasSet) noteEffect(found, { ...context, isUnset: true });
    return undefined;

    async function removeProfile(): Promise<undefined> {
      if (profile === undefined || typed !== undefined) {
        throw new CliError('USAGE_ERROR', '--all takes out a profile, and nothing else.', {
          hint: 'nanda config unset --profile NAME --all',
        });
      }
      const isUsed = content['profile'] === profile;
      const isOnly = Object.keys(content['profiles'] ?? {}).length === 1;
      await changeConfig(configFile, () => [
        isOnly
          ? { path: ['profiles'] as const, value: undefined }
          : { path: ['profiles', profile] as const, value: undefined },
        ...(isUsed ? [{ path: ['profile'] as const, value: undefined }] : []),
      ]);
      if (output.json) {
        output.document({ removed: profile, file: configFile });
        return;
      }
      output.print(`Removed the profile ${profile}`);
      output.note(`Its files stay: ${directories.data}, ${directories.state}`);
    }
  },
});
