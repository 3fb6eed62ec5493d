import { plural } from '@nanda/terminal';
import { changeEditorFile } from '../editors/change-editor-file.js';
import { checkEntryName } from '../editors/check-entry-name.js';
import { describeEditors } from '../editors/describe-editors.js';
import { editorNames } from '../editors/editor-names.js';
import { editorPlace } from '../editors/editor-place.js';
import { entryFor } from '../editors/entry-for.js';
import { findEditor } from '../editors/find-editor.js';
import { installOptions } from '../editors/install-options.js';
import { listEditors } from '../editors/list-editors.js';
import { readMachine } from '../editors/read-machine.js';
import { shortPath } from '../editors/short-path.js';
import { mcpFilterOptions } from '../mcp-stdio/mcp-filter-options.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const install = defineCommand({
  summary: 'Put NANDA into the configuration of an editor or agent, as an MCP server.',
  arguments: [
    {
      name: 'client',
      summary: `${Object.keys(editorNames).join(', ')}; without one, they are listed`,
    },
  ],
  examples: [
    { line: 'install', does: 'which are here, and which have it' },
    { line: 'install cursor', does: 'shows the change, and asks' },
    { line: 'install vscode --project', does: 'for the project in this folder' },
    { line: 'install claude-code --tools search --yes', does: 'few tools, no question' },
    { line: 'install gemini --http --url http://localhost:3000', does: 'a proxy that runs' },
  ],
  options: {
    http: { kind: 'flag', summary: 'Write the URL of a proxy, and no command; with --url' },
    ...mcpFilterOptions,
    url: { ...proxyOptions.url, summary: 'A proxy that runs; else the one in the background' },
    ...installOptions,
  },
  notes: [
    'The client starts `nanda mcp`, by the absolute paths of Node and of nanda: run it again when one of them has moved.',
    'Everything else in the file stays as it is, comments too, and what it was is kept in a backup. No secret is written.',
  ],
  seeAlso: ['uninstall', 'mcp'],
  async run(context) {
    const { io, output, options, positionals, program } = context;
    checkEntryName(options.name);
    const machine = readMachine(io);
    const { home } = machine;
    const [client] = positionals;
    if (client === undefined) {
      const all = await listEditors(machine, { name: options.name });
      if (output.json) return output.document(all);
      const { style, width } = output;
      output.print(describeEditors(all, { style, home, width }));
      const fresh = all.filter(({ isFound, state }) => isFound && state === 'absent');
      const [first] = fresh;
      const { dim } = output.noteStyle;
      if (first !== undefined) {
        const count = `${plural(fresh.length, 'client')} without it.`;
        output.note(dim(`${count} Put it in: ${program} install ${first.client}`));
      } else if (all.every(({ isFound }) => !isFound)) {
        output.note(dim(`None of them was found here. All the same: ${program} install <client>`));
      }
      return;
    }
    const editor = findEditor(client);
    const project = options.project === true ? io.cwd : undefined;
    const place = editorPlace(editor, { machine, project });
    const entry = entryFor(editor, { context, machine });
    const path = [...editor.keys, options.name];
    const isHere = project !== undefined || machine.exists(editor.sign(machine));
    const change = await changeEditorFile(context, { editor, place, path, entry, home });
    const { outcome, backup, isNew, text } = change;
    if (output.json) {
      output.document({
        client: editor.name,
        name: options.name,
        path: place,
        outcome: outcome === 'changed' ? (isNew ? 'installed' : 'updated') : outcome,
        entry,
        ...(backup !== undefined && { backup }),
        ...(outcome === 'shown' && { change: text }),
      });
      return;
    }
    if (outcome === 'shown') return;
    if (outcome === 'same') {
      output.print(`${editor.title} has it already; nothing was changed.`);
      return;
    }
    output.print(`\n${editor.title} has ${options.name} now.`);
    const { dim, yellow } = output.noteStyle;
    if (backup !== undefined) output.note(dim(`Backup: ${shortPath(backup, { home })}`));
    if (!isHere)
      output.note(yellow(`${editor.title} was not found here; it will see it once it is.`));
    output.note(editor.next);
    output.note('Then ask it: "Which weather services does NANDA know? Connect to one."');
  },
});
