import type { Command } from '../commands/command.js';

/** A command that is loaded when it is called, or a group of them. */
export type CommandEntry =
  | {
      readonly summary: string;
      readonly aliases?: readonly string[];
      readonly load: () => Promise<Command>;
    }
  | {
      readonly summary: string;
      readonly aliases?: readonly string[];
      readonly commands: CommandTable;
      /** The command of the group that its bare name stands for. */
      readonly fallback?: string;
      /** Whether that command is meant as well where a word follows that names none of the group. @default false */
      readonly fallbackTakesWords?: boolean;
    };

/** Commands by name, in the order of the help. */
export type CommandTable = Readonly<Record<string, CommandEntry>>;
