import { nearestName } from '@nanda/terminal';
import { readAliases } from '../aliases/read-aliases.js';
import { CliError } from '../errors/cli-error.js';
import { changeConfig } from '../settings/change-config.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const aliasRemove = defineCommand({
  summary: 'Take out a command of your own.',
  arguments: [{ name: 'name', summary: 'What it is called', required: true }],
  examples: [{ line: 'alias rm weather', does: 'it is gone' }],
  options: commonOptions,
  seeAlso: ['alias list'],
  forgivesSettings: true,
  async run({ io, output, positionals, settings }) {
    const [name = ''] = positionals;
    const aliases = readAliases(io);
    if (!Object.hasOwn(aliases, name)) {
      const nearest = nearestName(name, Object.keys(aliases));
      throw new CliError('NOT_FOUND', `You have no command "${name.slice(0, 60)}".`, {
        details: { name, aliases: Object.keys(aliases) },
        hint: nearest === undefined ? 'See them: nanda alias list' : `Did you mean ${nearest}?`,
      });
    }
    await changeConfig(settings.configFile, () => [{ path: ['aliases', name], value: undefined }]);
    if (output.json) output.document({ removed: name, line: aliases[name] });
    else output.print(`Took out ${name}`);
  },
});
