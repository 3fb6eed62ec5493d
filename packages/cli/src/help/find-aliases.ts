import type { ProgramName } from '../commands/program-name.js';
import type { CommandEntry, CommandTable } from '../dispatch/command-table.js';
import { programs } from '../dispatch/programs.js';

/** The other full names of a command: `call` for `exec`, `tools` for `tools list`. */
export function findAliases(name: string, program: ProgramName): readonly string[] {
  let table: CommandTable | undefined = programs[program];
  let prefix = '';
  const aliases: string[] = [];
  for (const word of name.split(' ')) {
    const entry: CommandEntry | undefined = table?.[word];
    if (entry === undefined) break;
    if ('commands' in entry) {
      if (entry.fallback !== undefined && name === `${prefix}${word} ${entry.fallback}`) {
        aliases.push(prefix + word);
      }
      table = entry.commands;
    } else aliases.push(...(entry.aliases ?? []).map((alias) => prefix + alias));
    prefix += `${word} `;
  }
  return aliases;
}
