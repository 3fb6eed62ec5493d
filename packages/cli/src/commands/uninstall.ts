import { changeEditorFile } from '../editors/change-editor-file.js';
import { checkEntryName } from '../editors/check-entry-name.js';
import { editorNames } from '../editors/editor-names.js';
import { editorPlace } from '../editors/editor-place.js';
import { findEditor } from '../editors/find-editor.js';
import { installOptions } from '../editors/install-options.js';
import { readMachine } from '../editors/read-machine.js';
import { shortPath } from '../editors/short-path.js';
import { defineCommand } from './define-command.js';

export const uninstall = defineCommand({
  summary: 'Take NANDA out of the configuration of an editor or agent.',
  arguments: [{ name: 'client', summary: Object.keys(editorNames).join(', '), required: true }],
  examples: [
    { line: 'uninstall cursor', does: 'shows the change, and asks' },
    { line: 'uninstall vscode --project --yes', does: 'of the project in this folder' },
    { line: 'uninstall codex --dry-run', does: 'see what would go' },
  ],
  options: installOptions,
  notes: ['Only its own entry goes; the rest of the file stays, byte for byte.'],
  seeAlso: ['install'],
  async run(context) {
    const { io, output, options, positionals } = context;
    checkEntryName(options.name);
    const machine = readMachine(io);
    const { home } = machine;
    const editor = findEditor(positionals[0] ?? '');
    const project = options.project === true ? io.cwd : undefined;
    const place = editorPlace(editor, { machine, project });
    const path = [...editor.keys, options.name];
    const change = await changeEditorFile(context, { editor, place, path, entry: undefined, home });
    const { outcome, backup, text } = change;
    if (output.json) {
      output.document({
        client: editor.name,
        name: options.name,
        path: place,
        outcome: outcome === 'changed' ? 'removed' : outcome === 'same' ? 'absent' : outcome,
        ...(backup !== undefined && { backup }),
        ...(outcome === 'shown' && { change: text }),
      });
      return;
    }
    if (outcome === 'shown') return;
    if (outcome === 'same') {
      output.print(`${editor.title} has no ${options.name}; nothing was changed.`);
      return;
    }
    output.print(`\n${editor.title} has no ${options.name} any more.`);
    const { dim } = output.noteStyle;
    if (backup !== undefined) output.note(dim(`Backup: ${shortPath(backup, { home })}`));
  },
});
