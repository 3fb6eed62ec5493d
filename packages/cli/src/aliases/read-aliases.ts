import { join } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import { findDirectories } from '../settings/find-directories.js';
import { isMembers } from '../settings/is-members.js';
import { readJsonFile } from '../state/read-json-file.js';

/** The user's own commands by name, each with the line that it stands for; none where the file has none that can be read. */
export function readAliases(
  io: Pick<CommandLineIo, 'env' | 'cwd'>,
): Readonly<Record<string, string>> {
  const content = readJsonFile(join(findDirectories(io).config, 'config.json'));
  const aliases = isMembers(content) ? content['aliases'] : undefined;
  if (!isMembers(aliases)) return {};
  return Object.fromEntries(
    Object.entries(aliases).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
