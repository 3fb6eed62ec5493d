import { formatColumns, plural } from '@nanda/terminal';
import { isMembers } from '../settings/is-members.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const configProfiles = defineCommand({
  summary: 'List the profiles, and which one counts.',
  arguments: [],
  examples: [
    { line: 'config profiles', does: 'their names' },
    { line: 'config use work', does: 'choose one' },
  ],
  options: commonOptions,
  notes: [
    'A profile has settings, servers, connections, a history and a background proxy of its own; secrets and aliases are shared. `--profile NAME` uses one for one command, `NANDA_PROFILE` in one shell.',
  ],
  seeAlso: ['config use', 'config set', 'files'],
  forgivesSettings: true,
  async run({ output, settings }) {
    const { content, profile: active = 'default' } = settings.configuration;
    const written = isMembers(content['profiles']) ? content['profiles'] : {};
    const profiles = [
      { name: 'default', settings: {} },
      ...Object.entries(written).map(([name, members]) => ({
        name,
        settings: isMembers(members) ? members : {},
      })),
    ].map((one) => ({ ...one, isActive: one.name === active }));
    if (output.json) {
      output.document({ active, profiles });
      return;
    }
    const { bold, dim } = output.style;
    output.print(
      formatColumns(
        profiles.map(({ name, isActive, settings: own }) => {
          const names = Object.keys(own);
          const what =
            name === 'default'
              ? 'config.json itself'
              : names.length === 0
                ? 'no settings of its own'
                : `${plural(names.length, 'setting')}: ${names.join(', ')}`;
          return [
            isActive ? bold(`* ${output.clean(name)}`) : `  ${output.clean(name)}`,
            dim(output.clean(what)),
          ];
        }),
      ),
    );
    if (profiles.length === 1) {
      output.note(
        output.noteStyle.dim('Make one: nanda config set --profile work <setting> <value>'),
      );
    }
  },
});
