import { describeServer } from '../servers/describe-server.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { formatColumns } from '../text/format-columns.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversList = defineCommand({
  summary: 'List the servers that you added. Connects to none of them.',
  arguments: [],
  examples: [{ line: 'servers list', does: 'names, and what is run or asked' }],
  options: commonOptions,
  async run({ output, settings }) {
    const path = settings.background.serversFile;
    const servers = Object.entries((await readServersFile(path)).mcpServers);
    if (output.json) {
      // Values of the environment may be secret; the file has them for whoever may read it.
      const shown = servers.map(([name, { env, ...entry }]) => ({
        name,
        ...entry,
        ...(env !== undefined && { env: Object.keys(env as object) }),
      }));
      output.document({ file: path, servers: shown });
    } else if (servers.length === 0) {
      output.print('You have added no servers.');
      output.note('Add one: nanda servers add NAME URL, or nanda servers add NAME -- COMMAND');
    } else {
      output.print(
        formatColumns(servers.map(([name, entry]) => [name, output.clean(describeServer(entry))])),
      );
    }
  },
});
