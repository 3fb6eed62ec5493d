import { changeServersFile } from '../servers/change-servers-file.js';
import { findOwnEntry } from '../servers/find-own-entry.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversRemove = defineCommand({
  summary: 'Remove servers that you added.',
  arguments: [
    { name: 'name', summary: 'The name that it was added under', required: true, many: true },
  ],
  examples: [
    { line: 'servers remove notes', does: 'forget it' },
    { line: 'servers remove notes db', does: 'both' },
  ],
  options: commonOptions,
  async run({ output, positionals, settings }) {
    await changeServersFile(settings.background.serversFile, (file) => {
      // All of them or none: a list that is half done is nothing to go on from.
      for (const name of positionals) findOwnEntry(name, file);
      const kept = Object.entries(file.mcpServers).filter(([name]) => !positionals.includes(name));
      return { servers: Object.fromEntries(kept), value: undefined };
    });
    const [only] = positionals;
    if (output.json) output.document({ removed: positionals.length === 1 ? only : positionals });
    else for (const name of positionals) output.print(`Removed ${name}`);
  },
});
