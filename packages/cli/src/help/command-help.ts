import type { CommandExample } from '../commands/command.js';

/** A term and what it means. */
export interface HelpRow {
  readonly term: string;
  readonly meaning: string;
}

export interface HelpGroup {
  readonly title: string;
  readonly rows: readonly HelpRow[];
}

/** All that is to be said of a command, before it is known where: a terminal, a man page, a document. */
export interface CommandHelp {
  /** What is typed: `nanda servers add`. */
  readonly name: string;
  readonly summary: string;
  /** Other names for it: `nanda call`. */
  readonly aliases: readonly string[];
  /** Lines that can be pasted, the program's name included. */
  readonly examples: readonly CommandExample[];
  /** What follows the name. */
  readonly usage: string;
  readonly arguments: readonly HelpRow[];
  readonly options: readonly HelpGroup[];
  /** Paragraphs, with `code` in backticks. */
  readonly notes: readonly string[];
  /** Commands that tell more: `nanda help args`. */
  readonly seeAlso: readonly string[];
}
