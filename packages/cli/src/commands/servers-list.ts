import { fitWidth, formatColumns } from '@nanda/terminal';
import { describeServer } from '../servers/describe-server.js';
import { hideSecrets } from '../servers/hide-secrets.js';
import { publicEntry } from '../servers/public-entry.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversList = defineCommand({
  summary: 'List the servers that you added. Connects to none of them.',
  arguments: [],
  examples: [
    { line: 'servers list', does: 'names, and what is run or asked' },
    { line: 'servers list --json', does: 'for a program' },
  ],
  options: commonOptions,
  async run({ output, settings }) {
    const path = settings.background.serversFile;
    const servers = Object.entries((await readServersFile(path)).mcpServers);
    if (output.json) {
      const shown = servers.map(([name, entry]) => ({ name, ...publicEntry(entry) }));
      output.document({ file: path, servers: shown });
    } else if (servers.length === 0) {
      output.print('You have added no servers.');
      output.note('Add one: nanda servers add NAME URL, or nanda servers add NAME -- COMMAND');
      output.note('Or take over what editors have configured here: nanda servers import');
    } else {
      const rows = servers.map(([name, entry]) => [
        name,
        output.clean(describeServer(hideSecrets(entry))),
      ]);
      // Whole commands: nanda servers get NAME.
      for (const line of formatColumns(rows).split('\n')) {
        output.print(fitWidth(line, output.width));
      }
    }
  },
});
