import { CliError } from '../errors/cli-error.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { writeJsonFile } from '../state/write-json-file.js';
import { nearestName } from '../text/nearest-name.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversRemove = defineCommand({
  summary: 'Remove a server that you added.',
  arguments: [{ name: 'name', summary: 'The name that it was added under', required: true }],
  examples: [{ line: 'servers remove notes', does: 'forget it' }],
  options: commonOptions,
  async run({ output, positionals, settings }) {
    const [name = ''] = positionals;
    const path = settings.background.serversFile;
    const file = await readServersFile(path);
    if (!Object.hasOwn(file.mcpServers, name)) {
      const nearest = nearestName(name, Object.keys(file.mcpServers));
      throw new CliError('SERVICE_NOT_FOUND', `You have added no server called "${name}".`, {
        hint: nearest === undefined ? 'See them: nanda servers list' : `Did you mean ${nearest}?`,
      });
    }
    const { [name]: _, ...mcpServers } = file.mcpServers;
    await writeJsonFile(path, { ...file, mcpServers });
    if (output.json) output.document({ removed: name });
    else output.print(`Removed ${name}`);
  },
});
