import { expandAlias } from '../aliases/expand-alias.js';
import { readAliases } from '../aliases/read-aliases.js';
import type { Command } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';
import type { CommandEntry, CommandTable } from '../dispatch/command-table.js';
import { findCommand } from '../dispatch/find-command.js';
import { programs } from '../dispatch/programs.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';
import { listCommandWords } from './list-command-words.js';
import type { TypedLine } from './typed-line.js';

export interface ListCandidatesOptions {
  readonly program: ProgramName;
  readonly io: Pick<CommandLineIo, 'env' | 'cwd'>;
  /** Finds what candidates are taken from, for the values that are typed. */
  readonly open: (values: Readonly<Record<string, unknown>>) => Promise<CompletionContext>;
}

/** What may stand at the cursor, not yet narrowed to what is typed of it. */
export async function listCandidates(
  { words: typedWords, current }: TypedLine,
  { program, io, open }: ListCandidatesOptions,
): Promise<readonly Candidate[]> {
  const words = typedWords[0] === '--json' ? typedWords.slice(1) : typedWords;
  const table = programs[program];
  if (words.length === 0) {
    const options = ['--help', '--version'].map((value) => ({ value }));
    if (current.startsWith('-')) return options;
    const aliases = Object.entries(readAliases(io)).map(([value, text]) => ({ value, text }));
    return [...commandsIn(table, current), ...aliases];
  }
  const found = findCommand(words, { table });
  if ('unknown' in found) {
    const isCommand = (word: string) => !('unknown' in findCommand([word], { table }));
    const expanded = found.prefix === '' ? expandAlias(words, { io, isCommand }) : undefined;
    if (expanded === undefined) return [];
    return listCandidates({ words: expanded, current }, { program, io, open });
  }
  if ('commands' in found.entry) return commandsIn(found.entry.commands, current);
  const own = await wordsOf(await found.entry.load(), found);

  // A group whose name alone means one of its commands: both may follow.
  const group = groupAt(words, table);
  return group === undefined || current.startsWith('-')
    ? own
    : [...commandsIn(group.commands, current), ...own];

  function wordsOf(
    command: Command,
    { name, words: rest }: { name: string; words: readonly string[] },
  ) {
    return listCommandWords(rest, { command, name, current, open });
  }
}

/** The group that the words end with. */
function groupAt(words: readonly string[], table: CommandTable) {
  let entry: CommandEntry | undefined;
  let commands: CommandTable | undefined = table;
  for (const word of words) {
    entry = commands?.[word];
    if (entry === undefined) return undefined;
    commands = 'commands' in entry ? entry.commands : undefined;
  }
  return entry !== undefined && 'commands' in entry ? entry : undefined;
}

function commandsIn(table: CommandTable, current: string): readonly Candidate[] {
  return Object.entries(table).flatMap(([value, { summary, aliases = [] }]) => [
    { value, text: summary },
    // Another name for it is only shown to who begins it.
    ...(current === '' ? [] : aliases.map((alias) => ({ value: alias, text: summary }))),
  ]);
}
