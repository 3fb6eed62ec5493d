import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.js';

/** {@link editInEditor}'s second argument. */
export interface EditInEditorOptions {
  /** The end of the file's name, by which an editor knows what it is: `.json`. */
  suffix: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Lets the user change a text in the editor of VISUAL or EDITOR, else `vi`; undefined where it was left as it was. The
 * file is its owner's alone, and gone afterwards.
 *
 * @throws Error where there is no such editor, or it failed
 */
export async function editInEditor(
  text: string,
  { suffix, env }: EditInEditorOptions,
): Promise<string | undefined> {
  const editor = env['VISUAL'] || env['EDITOR'] || 'vi';
  const directory = await mkdtemp(join(env['TMPDIR'] || tmpdir(), 'nanda-'));
  try {
    const path = join(directory, `text${suffix}`);
    await writeFile(path, text, { mode: 0o600 });
    await runProgram(editor, { path, env });
    const edited = await readFile(path, 'utf8');
    // An editor ends the last line, which whoever wrote none did not mean.
    const plain = text.endsWith('\n') ? edited : edited.replace(/\r?\n$/u, '');
    return plain === text ? undefined : plain;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
