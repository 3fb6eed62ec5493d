import type { ProxyClient } from '../client/create-proxy-client.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { OptionTable, OptionValues } from '../options/option-table.js';
import type { Output } from '../output/output.js';
import type { Settings } from '../settings/resolve-settings.js';
import type { StateStore } from '../state/create-state-store.js';
import type { ProgramName } from './program-name.js';

/** What a command is given to work with. */
export interface CommandContext<Options extends OptionTable = OptionTable> {
  readonly program: ProgramName;
  readonly io: CommandLineIo;
  readonly output: Output;
  readonly options: OptionValues<Options>;
  readonly positionals: readonly string[];
  /** What follows the last positional that the command reads itself. */
  readonly rest: readonly string[];
  /** The command that follows `--`; undefined where there is none, or none is taken. */
  readonly afterDashes: readonly string[] | undefined;
  readonly settings: Settings;
  readonly state: StateStore;
  /** The client of the proxy; starts one where it has to. */
  client(): Promise<ProxyClient>;
}

/** A line that can be pasted after the program's name, and what it does. */
export interface CommandExample {
  readonly line: string;
  readonly does: string;
}

/** A word that a command takes by its place. */
export interface CommandArgument {
  readonly name: string;
  /** What to put there; a sentence without its full stop. */
  readonly summary: string;
  /** @default false */
  readonly required?: boolean;
  /** The last one may be given more than once. @default false */
  readonly many?: boolean;
}

export interface Command {
  readonly summary: string;
  readonly arguments: readonly CommandArgument[];
  /** What follows the command's name in its help. @default the options and the arguments */
  readonly usage?: string;
  readonly examples: readonly CommandExample[];
  readonly options: OptionTable;
  /**
   * Calls a tool, and is on the way that has to be short: reads its options up to that many positionals,
   * without commander, and leaves the rest for somebody else to read.
   */
  readonly stopAfter?: number;
  /** What follows `--` is a command with arguments of its own. @default false */
  readonly takesCommand?: boolean;
  /** Puts the words into order before they are read: adds a `--` that may be left out. */
  arrange?(words: readonly string[]): readonly string[];
  /** Writes the file of `--output` itself, which is then neither opened nor emptied before it runs. @default false */
  readonly writesOutput?: boolean;
  /**
   * Prints what comes as it comes, and may be ended at any time: so is the file of `--output` written, where it is
   * otherwise left as it was until all is there. @default false
   */
  readonly writesAsItComes?: boolean;
  /** More to know, in paragraphs, with `code` in backticks. */
  readonly notes?: readonly string[];
  /** What `help` tells more of: topics, or the names of commands. */
  readonly seeAlso?: readonly string[];
  /** Runs also where the user's settings cannot be understood, with those that stand. @default false */
  readonly forgivesSettings?: boolean;
  /** Its own help, where what there is to know depends on the arguments. @returns whether it was given */
  help?(context: CommandContext): Promise<boolean>;
  /** @returns the exit code; nothing is 0. */
  run(context: CommandContext): Promise<number | void>;
}
