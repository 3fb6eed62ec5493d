import { join } from 'node:path';
import { createStyle } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { askYes } from '../prompts/ask-yes.js';
import { canAsk } from '../prompts/can-ask.js';
import { withFileLock } from '../state/with-file-lock.js';
import { makeDirectory } from '../state/make-directory.js';
import { changeEntry } from './change-entry.js';
import { describeChange } from './describe-change.js';
import type { Editor } from './editor.js';
import type { EntryChange } from './entry-change.js';
import type { installOptions } from './install-options.js';
import { isOwnEntry } from './is-own-entry.js';
import { keepBackup } from './keep-backup.js';
import { readEditorFile } from './read-editor-file.js';
import { shortPath } from './short-path.js';
import { validateToml } from './validate-toml.js';
import { writeEditorFile } from './write-editor-file.js';

export interface EditorChange {
  /** The file. */
  readonly path: string;
  /** `same`: nothing was to be done. `shown`: it would have been. */
  readonly outcome: 'changed' | 'same' | 'shown';
  /** Whether there was an entry of that name before. */
  readonly isNew: boolean;
  /** What changes, for a person. Empty where nothing does. */
  readonly text: string;
  /** What the file was before. */
  readonly backup: string | undefined;
}

export interface ChangeEditorFileOptions extends EntryChange {
  readonly editor: Editor;
  readonly place: string;
  readonly home: string;
}

type Context = Pick<
  CommandContext<typeof installOptions>,
  'io' | 'output' | 'options' | 'settings'
>;

/**
 * Shows what changes in a client's file, asks, and changes it.
 *
 * @throws CliError `CONFIRMATION_REQUIRED` where nobody can be asked, `CANCELLED` where the answer is no, `FORBIDDEN` for a server
 * of somebody else, `FILE_UNREADABLE`, `FILE_CHANGED`, `FILE_UNWRITABLE`
 */
export async function changeEditorFile(
  { io, output, options, settings }: Context,
  { editor, place, path, entry, home }: ChangeEditorFileOptions,
): Promise<EditorChange> {
  const file = await readEditorFile(place);
  if (editor.format === 'toml') await validateToml(file);
  const { current, text } = changeEntry(file, { format: editor.format, path, entry });
  const known = { path: place, isNew: current === undefined, backup: undefined };
  if (text === (file.text ?? '')) return { ...known, outcome: 'same', text: '' };
  const shown = describeChange(file.text, text, {
    path: shortPath(place, { home }),
    style: output.json ? createStyle(false) : output.style,
    width: output.width,
  });
  const isOther = current !== undefined && !isOwnEntry(current);
  if (!output.json) output.print(shown);
  const name = path.at(-1) ?? '';
  const strange = `${editor.title} has another server called ${name}, which is not NANDA.`;
  const howToGo = 'Choose another name with --name, or say that it is to go: --force';
  if (options['dry-run'] === true) {
    if (isOther && options.force !== true && !output.json) {
      output.note(output.noteStyle.yellow(strange));
      output.note(howToGo);
    }
    return { ...known, outcome: 'shown', text: shown };
  }
  await confirm(isOther);
  const stateDirectory = settings.directories.state;
  await makeDirectory(stateDirectory);
  const backup = await withFileLock(join(stateDirectory, 'install'), async () => {
    const kept = await keepBackup(file, { stateDirectory, editor: editor.name, now: new Date() });
    await writeEditorFile(file, text);
    return kept;
  });
  return { ...known, outcome: 'changed', text: shown, backup };

  async function confirm(isStrange: boolean): Promise<void> {
    if (isStrange && options.force !== true) {
      if (!canAsk({ io, options })) {
        throw new CliError('FORBIDDEN', strange, {
          details: { path: place, name },
          hint: howToGo,
        });
      }
      output.note(output.noteStyle.yellow(strange));
    } else if (options.yes === true) return;
    if (!canAsk({ io, options })) {
      throw new CliError(
        'CONFIRMATION_REQUIRED',
        `${place} was not changed: nobody can be asked.`,
        {
          details: { path: place },
          hint: 'Look at the change with --dry-run, and make it with --yes.',
        },
      );
    }
    const shownPath = shortPath(place, { home });
    const question =
      entry === undefined
        ? `Take it out of ${shownPath}?`
        : current === undefined
          ? `Add it to ${shownPath}?`
          : `Change ${shownPath}?`;
    if (await askYes(io, { question })) return;
    throw new CliError('CANCELLED', 'Nothing was changed.');
  }
}
