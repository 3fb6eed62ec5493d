import type { OptionDefinition } from '../options/option-table.js';
import type { Candidate } from './candidate.js';
import { listFiles } from './list-files.js';

/** The values that an option's own table knows: its choices, or files where its value is one. */
export async function listValues(
  typed: string,
  { definition, cwd }: { readonly definition: OptionDefinition; readonly cwd: string },
): Promise<readonly Candidate[]> {
  const { choices, value = '' } = definition;
  if (choices !== undefined) return choices.map((choice) => ({ value: choice }));
  if (/\bDIR\b/.test(value)) return listFiles(typed, { cwd, onlyFolders: true });
  return /\b(?:FILE|SOCKET)\b/.test(value) ? listFiles(typed, { cwd }) : [];
}
