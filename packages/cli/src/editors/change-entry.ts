import { CliError } from '../errors/cli-error.js';
import type { Editor } from './editor.js';
import type { EditorFile } from './editor-file.js';
import type { EntryChange } from './entry-change.js';
import { isOwnEntry } from './is-own-entry.js';
import { findMember } from './json/find-member.js';
import { openJsonObject } from './json/open-json-object.js';
import { removeJsonMember } from './json/remove-json-member.js';
import { setJsonMember } from './json/set-json-member.js';
import { valueOfNode } from './json/value-of-node.js';
import { mergeEntry } from './merge-entry.js';
import { TextProblem } from './text-problem.js';
import { readTomlTable } from './toml/read-toml-table.js';
import { removeTomlTable } from './toml/remove-toml-table.js';
import { setTomlTable } from './toml/set-toml-table.js';

export interface ChangedEntry {
  /** What the entry is now; undefined where there is none. */
  readonly current: unknown;
  /** The text of the whole file afterwards. */
  readonly text: string;
}

/** Works out the change of a file, and writes nothing. @throws CliError `FILE_UNREADABLE`, with line and column */
export function changeEntry(
  file: Pick<EditorFile, 'path' | 'text'>,
  { format, path, entry }: Pick<Editor, 'format'> & EntryChange,
): ChangedEntry {
  const text = file.text ?? '';
  try {
    if (format === 'toml') {
      const current = readTomlTable(text, { path });
      if (entry === undefined) return { current, text: removeTomlTable(text, { path }) };
      const members = mergeEntry(current, entry);
      const isSameTable = current !== undefined && isSame(current, members);
      const keepsInner = isOwnEntry(current);
      return {
        current,
        text: isSameTable ? text : setTomlTable(text, { path, members, keepsInner }),
      };
    }
    const root = openJsonObject(text);
    const member = root && findMember(root, path).member;
    const current = member && valueOfNode(member.value);
    if (entry === undefined) return { current, text: removeJsonMember(text, { path }) };
    const value = mergeEntry(current, entry);
    // In another order, or laid out otherwise, it is the same.
    return { current, text: isSame(current, value) ? text : setJsonMember(text, { path, value }) };
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error;
    const { message, line, column } = error;
    throw new CliError(
      'FILE_UNREADABLE',
      `${file.path}:${line}:${column} cannot be understood: ${message}.`,
      {
        details: { path: file.path, line, column },
        hint: 'Nothing was changed. Mend it first, in an editor.',
        cause: error,
      },
    );
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inside]) => [key, sorted(inside)]));
}
