import { editors } from './editors.js';
import type { EditorMachine } from './editor.js';
import type { EditorName } from './editor-names.js';
import { changeEntry } from './change-entry.js';
import { isOwnEntry } from './is-own-entry.js';
import { readEditorFile } from './read-editor-file.js';

/** A client, and whether NANDA is in it. */
export interface ListedEditor {
  readonly client: EditorName;
  readonly title: string;
  /** Whether the client is on this machine, as far as its files show. */
  readonly isFound: boolean;
  /** `other`: a server of that name which is not NANDA; `unreadable`: its file cannot be understood. */
  readonly state: 'installed' | 'absent' | 'other' | 'unreadable';
  /** The file. */
  readonly path: string;
}

/** All clients, whether they are here or not. */
export async function listEditors(
  machine: EditorMachine,
  { name }: { readonly name: string },
): Promise<ListedEditor[]> {
  return Promise.all(
    editors.map(async (editor) => {
      const path = editor.file(machine);
      const known = { client: editor.name, title: editor.title, path };
      const isFound = machine.exists(editor.sign(machine));
      try {
        const file = await readEditorFile(path);
        const change = { format: editor.format, path: [...editor.keys, name], entry: undefined };
        const { current } = changeEntry(file, change);
        const state =
          current === undefined ? 'absent' : isOwnEntry(current) ? 'installed' : 'other';
        return { ...known, isFound, state } as const;
      } catch {
        return { ...known, isFound: true, state: 'unreadable' } as const;
      }
    }),
  );
}
