import type { EditorName } from './editor-names.js';

/** How a client starts a program. */
export interface EditorCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The machine that a client is on. */
export interface EditorMachine {
  /** The user's home directory. */
  readonly home: string;
  /** As `process.platform` has it. */
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether there is something at a path. */
  readonly exists: (path: string) => boolean;
}

/** An MCP client, and how it wants to be told of a server. */
export interface Editor {
  readonly name: EditorName;
  /** As its makers call it. */
  readonly title: string;
  readonly format: 'json' | 'toml';
  /** The members that lead to the servers. */
  readonly keys: readonly string[];
  /** Its file for all projects. */
  readonly file: (machine: EditorMachine) => string;
  /** What is there where the client is. */
  readonly sign: (machine: EditorMachine) => string;
  /** Its file for one project, relative to the project. Undefined where it has none. */
  readonly projectFile: string | undefined;
  readonly ofCommand: (command: EditorCommand) => Readonly<Record<string, unknown>>;
  /** Undefined where its file takes no URLs. */
  readonly ofUrl: ((url: string) => Readonly<Record<string, unknown>>) | undefined;
  /** What has to be done before it knows. A sentence. */
  readonly next: string;
}
