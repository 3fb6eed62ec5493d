import { fileURLToPath } from 'node:url';

import type { ServerCommand } from './server-everything-command.js';

/** What goes wrong with a program that speaks MCP on stdio. Its tool `sound` is spared by what happens in calls. */
export type ProgramFault =
  /** All is well. Of the handshake era, like all below that do not say otherwise. */
  | { kind: 'none' }
  /** Ends before it said anything: with `code`, default 1. */
  | { kind: 'exit-at-once'; code?: number }
  /** Ends in the middle of a call: by itself, or killed. */
  | { kind: 'exit-in-call'; code?: number }
  | { kind: 'killed-in-call' }
  /** Never answers a call. */
  | { kind: 'hang-in-call' }
  /** Takes `initialize` and never answers it. */
  | { kind: 'silent' }
  /** Writes lines that are no JSON-RPC (P21): at its start, and around each answer. */
  | { kind: 'garbage-lines' }
  /** Answers a call with a line of so many bytes, default 17 MiB (P9); with its `id` at the end where `idLast` says so. */
  | { kind: 'long-line'; bytes?: number; idLast?: boolean }
  /** Answers a call with a line that has no end. */
  | { kind: 'endless-line' }
  /** Answers a call byte by byte, in text of several bytes a character. */
  | { kind: 'split-lines' }
  /** So many steps of progress, default 5, and the result, in one write. */
  | { kind: 'progress-burst'; count?: number }
  /** A response and a progress that nobody asked for, the response, and the response again. */
  | { kind: 'strays' }
  /** Writes to stderr: `starting`, and so many lines `line 1`, … at each call, default 100. */
  | { kind: 'stderr'; lines?: number }
  /** Ends neither at the end of its stdin nor at SIGTERM and SIGINT. */
  | { kind: 'stubborn' }
  /** Has started another program, which holds its stdout, ends at no SIGTERM and outlives it. */
  | { kind: 'grandchild' }
  /** Starts such a one in a call, and ends in the same moment. */
  | { kind: 'exit-leaving-grandchild'; code?: number }
  /** Closes its stdout in a call, and lives on. */
  | { kind: 'close-stdout' }
  /** Never reads its stdin. */
  | { kind: 'never-read' }
  /** Speaks the newer era alone, or both. */
  | { kind: 'modern-only' }
  | { kind: 'both-eras' }
  /** Ends at `server/discover`, as strict servers of the handshake era do, or never answers it (P18). */
  | { kind: 'exit-on-discover'; code?: number }
  | { kind: 'silent-on-discover' };

/** Options of {@link faultyCommand}. */
export type FaultyCommandOptions = {
  /** Default: nothing goes wrong. */
  fault?: ProgramFault;
  /**
   * A file to which the program appends what it sees, one JSON value a line: `{"pid": …}` first, `{"grandchild": …}`,
   * `{"signal": …}`, and each message that it reads. Default none.
   */
  log?: string;
};

/** How to run an MCP server on stdio that goes wrong in a chosen way. */
export function faultyCommand(options: FaultyCommandOptions = {}): ServerCommand {
  // The source runs as it is, and is not part of what is built.
  const program = fileURLToPath(new URL('../src/faulty-program.mjs', import.meta.url));
  return { command: process.execPath, args: [program, JSON.stringify(options)] };
}
