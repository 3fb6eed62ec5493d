import type { ProgramName } from '../src/commands/program-name.js';
import type { CommandEntry, CommandTable } from '../src/dispatch/command-table.js';
import { programs } from '../src/dispatch/programs.js';
import { describeCommand } from '../src/help/describe-command.js';
import { findAliases } from '../src/help/find-aliases.js';
import { groupCommands } from '../src/help/group-commands.js';
import type { ReferenceEntry } from './reference-entry.js';

/** What stands under one heading. */
export interface ReferenceSection {
  readonly title: string;
  readonly entries: readonly ReferenceEntry[];
}

/** Every command and group of a program, under the headings of its help. */
export async function readEntries(program: ProgramName): Promise<readonly ReferenceSection[]> {
  const table: CommandTable = programs[program];
  return Promise.all(
    groupCommands(program, table).map(async ({ title, names }) => {
      const entries = names.map(async (name) => {
        const entry = table[name];
        return entry === undefined ? [] : readEntry(name, { entry, program });
      });
      return { title, entries: (await Promise.all(entries)).flat() };
    }),
  );
}

async function readEntry(
  name: string,
  { entry, program }: { readonly entry: CommandEntry; readonly program: ProgramName },
): Promise<readonly ReferenceEntry[]> {
  if ('load' in entry) {
    const aliases = findAliases(name, program);
    const help = describeCommand(await entry.load(), { program, name, aliases });
    return [{ kind: 'command', help }];
  }
  const below = await Promise.all(
    Object.entries(entry.commands).map(([word, child]) =>
      readEntry(`${name} ${word}`, { entry: child, program }),
    ),
  );
  const group: ReferenceEntry = {
    kind: 'group',
    help: {
      name: `${program} ${name}`,
      summary: `${entry.summary}.`,
      // One of each; of a group in it, that of its first command.
      examples: below.flatMap(([first]) => first?.help.examples.slice(0, 1) ?? []),
      commands: Object.entries(entry.commands).map(([word, { summary }]) => ({
        term: `${program} ${name} ${word}`,
        meaning: summary,
      })),
      alone: entry.fallback === undefined ? undefined : `${program} ${name} ${entry.fallback}`,
    },
  };
  return [group, ...below.flat()];
}
