import type { CommandExample } from '../src/commands/command.js';
import type { CommandHelp, HelpRow } from '../src/help/command-help.js';

/** A group of commands: what it is for, and what is in it. */
export interface GroupHelp {
  /** What is typed: `nanda servers`. */
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  readonly commands: readonly HelpRow[];
  /** The command that its name alone means. */
  readonly alone: string | undefined;
}

/** A page of the reference. */
export type ReferenceEntry =
  | { readonly kind: 'command'; readonly help: CommandHelp }
  | { readonly kind: 'group'; readonly help: GroupHelp };
