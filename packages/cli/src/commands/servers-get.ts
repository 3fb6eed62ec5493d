import { describeEnvironment } from '../servers/describe-environment.js';
import { describeServer } from '../servers/describe-server.js';
import { findOwnEntry } from '../servers/find-own-entry.js';
import { hideSecrets } from '../servers/hide-secrets.js';
import { publicEntry } from '../servers/public-entry.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversGet = defineCommand({
  summary: 'Show one server that you added. Does not connect to it.',
  arguments: [{ name: 'name', summary: 'The name that it was added under', required: true }],
  examples: [
    { line: 'servers get notes', does: 'what is run or asked, and with what' },
    { line: 'servers get notes --json', does: 'for a program; without values of variables' },
  ],
  options: commonOptions,
  async run({ output, positionals, settings, program }) {
    const [name = ''] = positionals;
    const path = settings.background.serversFile;
    const entry = findOwnEntry(name, await readServersFile(path));
    if (output.json) {
      output.document({ name, file: path, ...publicEntry(entry) });
      return;
    }
    const { clean, style } = output;
    output.print(style.bold(name));
    for (const line of [describeServer(hideSecrets(entry)), ...describeEnvironment(entry)]) {
      output.print(`  ${clean(line)}`);
    }
    output.print(style.dim(`\nIn ${path}\nConnect: ${program} connect ${name}`));
  },
});
