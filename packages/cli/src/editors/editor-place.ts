import { join } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { Editor, EditorMachine } from './editor.js';

/** The file of a client that is meant: the user's, or the project's. @throws CliError `USAGE_ERROR` where it has none for projects */
export function editorPlace(
  { file, projectFile, title, name }: Editor,
  { machine, project }: { readonly machine: EditorMachine; readonly project: string | undefined },
): string {
  if (project === undefined) return file(machine);
  if (projectFile !== undefined) return join(project, projectFile);
  throw new CliError('USAGE_ERROR', `${title} has no file for one project.`, {
    hint: `Without --project it is there for all of them: nanda install ${name}`,
  });
}
