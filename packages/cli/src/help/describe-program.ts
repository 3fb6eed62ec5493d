import type { ProgramName } from '../commands/program-name.js';
import type { CommandTable } from '../dispatch/command-table.js';
import { listCommands } from './list-commands.js';
import { programTexts } from './program-texts.js';
import { topicNames } from './topics/topic-names.js';

/** A program's help as data: for those who read it with a program. */
export function describeProgram(program: ProgramName, commands: CommandTable) {
  const { summary, examples } = programTexts[program];
  return {
    name: program,
    summary,
    examples: examples.map(({ line, does }) => ({ line: `${program} ${line}`, does })),
    commands: listCommands(commands).map(({ name, entry: { summary: text, aliases = [] } }) => ({
      name: `${program} ${name}`,
      summary: text,
      ...(aliases.length > 0 && { aliases }),
    })),
    topics: topicNames,
  };
}
