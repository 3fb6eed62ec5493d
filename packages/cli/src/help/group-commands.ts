import type { ProgramName } from '../commands/program-name.js';
import type { CommandTable } from '../dispatch/command-table.js';
import { type CommandGroup, programTexts } from './program-texts.js';

/** A program's commands under their headings; only those that there are, and every one of them. */
export function groupCommands(
  program: ProgramName,
  commands: CommandTable,
): readonly CommandGroup[] {
  const { groups } = programTexts[program];
  const named = new Set(groups.flatMap(({ names }) => names));
  const others = Object.keys(commands).filter((name) => !named.has(name));
  return groups
    .map((group, index) => {
      const present = group.names.filter((name) => Object.hasOwn(commands, name));
      return { ...group, names: index < groups.length - 1 ? present : [...others, ...present] };
    })
    .filter(({ names }) => names.length > 0);
}
