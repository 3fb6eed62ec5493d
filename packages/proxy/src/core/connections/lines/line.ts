import type { McpCaller, McpEra } from '../../mcp-caller.js';
import type { LineRequest } from '../line-request.js';
import type { UpstreamOutlet, UpstreamSession } from '../upstream-connector.js';

/** A conversation that uses a line, and what the service is to know of it whatever session there is. */
export interface LineDialog {
  readonly id: string;
  readonly era: McpEra;
  /** For whom it is, should it need another line. */
  readonly caller: McpCaller;
  outlet: UpstreamOutlet;
  /** From which level on its client wants the log; undefined where it did not say. */
  level: string | undefined;
  /** The resources that it follows, by URI. */
  readonly follows: Set<string>;
}

/** A session with a service for MCP clients, and what outlives it. Only the files of this folder change one. */
export interface Line {
  readonly key: string;
  /** Whether it is one dialog's alone. */
  readonly isOwn: boolean;
  /** For whom it is opened. */
  readonly request: Pick<LineRequest, 'era' | 'caller'>;
  /** Whether somebody follows resources over the same session who has no dialog. */
  readonly isFollowedBesides: () => boolean;
  session: UpstreamSession | undefined;
  /** Whether that is the connection's own, which this line neither opens nor closes. */
  isMain: boolean;
  /** Milliseconds, monotonic. */
  openedAt: number;
  usedAt: number;
  /** Requests under way. */
  running: number;
  /** Present while a session is being opened; whoever wants the line waits for it. */
  opening: Promise<void> | undefined;
  /** Present while a new session is told what the one before knew. */
  restoring: Promise<void> | undefined;
  /** Whether it is being found out whether the service still answers. */
  isChecked: boolean;
  /** In the order in which they came. */
  readonly dialogs: Map<string, LineDialog>;
  /** What the session's outlet can do at present. */
  attached: 'nothing' | 'notify' | 'ask';
  /** The level that the session is set to; undefined where that is the service's choice. */
  level: string | undefined;
  /** The lowest level that requests of the newer era have wanted. */
  requestLevel: string | undefined;
  /** What changes the session's state goes one after the other, by what it changes. */
  readonly turns: Map<string, Promise<unknown>>;
}

/** A line as it is lent for one request. */
export interface LineInUse {
  readonly line: Line;
  readonly session: UpstreamSession;
  /** The conversation that the request is part of; undefined where it is none. */
  readonly dialog: LineDialog | undefined;
}

/** The lines of one connection. */
export interface LinePool {
  readonly lines: Map<string, Line>;
  /** The line of each dialog. */
  readonly byDialog: Map<string, Line>;
  /** Which era the service has for one that was asked for. */
  readonly eras: Map<McpEra, McpEra>;
  /** Aborted when all of them are closed; then there is a new one. */
  stopping: AbortController;
}

export function createLinePool(): LinePool {
  return {
    lines: new Map(),
    byDialog: new Map(),
    eras: new Map(),
    stopping: new AbortController(),
  };
}
