import type { ProgramName } from '../commands/program-name.js';
import { explainUnknown } from '../dispatch/explain-unknown.js';
import { findCommand } from '../dispatch/find-command.js';
import { programs } from '../dispatch/programs.js';
import type { Output } from '../output/output.js';
import { describeProgram } from './describe-program.js';
import { formatCommandList } from './format-command-list.js';
import { formatTopic } from './format-topic.js';
import { helpWidth } from './help-width.js';
import { showCommandHelp } from './show-command-help.js';
import { showGroupHelp } from './show-group-help.js';
import { showProgramHelp } from './show-program-help.js';
import { helpTopics } from './topics/help-topics.js';

/**
 * Prints the help of what the words name: a command, a group of commands, a topic, `commands` for all of them, or
 * the program where there are no words.
 *
 * @throws CliError `USAGE_ERROR` where there is no such thing.
 */
export async function showHelp(
  words: readonly string[],
  { program, output }: { readonly program: ProgramName; readonly output: Output },
): Promise<void> {
  const commands = programs[program];
  const look = { style: output.style, width: helpWidth(output) };
  const [first] = words;
  if (first === undefined) {
    showProgramHelp(program, output);
    return;
  }
  if (first === 'commands' && words.length === 1) {
    if (output.json) output.document(describeProgram(program, commands));
    else output.print(formatCommandList(program, { commands, ...look }));
    return;
  }
  const topic = words.length === 1 && helpTopics.find(({ name }) => name === first);
  if (topic) {
    if (output.json) output.document(topic);
    else output.print(formatTopic(topic, look));
    return;
  }
  // What follows a command's name, such as the name of a tool, is not looked at.
  const found = findCommand([...words, '--help'], { table: commands });
  if ('unknown' in found) {
    throw explainUnknown(found, {
      program,
      others: [...helpTopics.map(({ name }) => name), 'commands'],
    });
  }
  if ('commands' in found.entry)
    await showGroupHelp(found.name, { program, group: found.entry, output });
  else showCommandHelp(await found.entry.load(), { output, program, name: found.name });
}
