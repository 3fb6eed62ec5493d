import { dataFormats } from '../output/output-format.js';
import { exportServers, type ServersFormat } from '../servers/export-servers.js';
import { findOwnEntry } from '../servers/find-own-entry.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

const shapes: readonly ServersFormat[] = ['mcp', 'vscode'];

export const serversExport = defineCommand({
  summary: 'Print servers that you added, for the configuration of another program.',
  arguments: [{ name: 'name', summary: 'Which ones; without any, all', many: true }],
  examples: [
    { line: 'servers export', does: 'all, as {"mcpServers": …}' },
    { line: 'servers export notes --format vscode', does: 'one, for .vscode/mcp.json' },
    { line: 'servers export --output .mcp.json', does: 'into a file' },
  ],
  options: {
    ...commonOptions,
    format: {
      kind: 'text',
      short: 'o',
      value: 'FORMAT',
      choices: [...shapes, ...dataFormats],
      summary: 'mcp: as most programs have it; vscode; or how to print it',
    },
  },
  notes: ['What may be secret is left out: there is a reference such as `${TOKEN}` in its place.'],
  async run({ output, options, positionals, settings }) {
    const file = await readServersFile(settings.background.serversFile);
    const names = positionals.length > 0 ? positionals : Object.keys(file.mcpServers);
    const chosen = names.map((name) => [name, findOwnEntry(name, file)] as const);
    const format = shapes.find((shape) => shape === options.format) ?? 'mcp';
    const { document, leftOut } = exportServers(Object.fromEntries(chosen), { format });
    if (output.json) output.document(document);
    else output.print(JSON.stringify(document, undefined, 2));
    if (leftOut.length === 0) return;
    const what =
      leftOut.length === 1 ? 'A value that may be secret was' : 'Values that may be secret were';
    output.note(output.noteStyle.dim(`${what} left out: ${leftOut.join(', ')}`));
  },
});
