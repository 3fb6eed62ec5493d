import type { OptionTable } from '../options/option-table.js';
import type { Command, CommandContext } from './command.js';

type Definition<Options extends OptionTable> = Omit<Command, 'options' | 'run'> & {
  readonly options: Options;
  run(context: CommandContext<Options>): Promise<number | void>;
};

/** A command whose `run` knows the types of its own options. */
export function defineCommand<const Options extends OptionTable>(
  definition: Definition<Options>,
): Command {
  return definition;
}
