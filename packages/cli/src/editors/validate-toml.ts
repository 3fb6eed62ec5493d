import { CliError } from '../errors/cli-error.js';
import { changeEntry } from './change-entry.js';
import type { EditorFile } from './editor-file.js';

/** What we edit has to be right as a whole, which we alone do not see. @throws CliError `FILE_UNREADABLE` */
export async function validateToml(file: EditorFile): Promise<void> {
  if (file.text === undefined || file.text.trim() === '') return;
  // Ours says where.
  changeEntry(file, { format: 'toml', path: ['nanda'], entry: undefined });
  const { readConfiguredServers } = await import('@nanda/proxy');
  const { problems } = await readConfiguredServers({ file: file.realPath });
  if (problems.length === 0) return;
  throw new CliError(
    'FILE_UNREADABLE',
    `${file.path} cannot be understood: it is not valid TOML.`,
    {
      details: { path: file.path },
      hint: 'Nothing was changed. Mend it first, in an editor.',
    },
  );
}
