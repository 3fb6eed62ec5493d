import type { Logger } from '../../logger.js';
import type { LiveConnection } from '../live-connection.js';
import { endSession } from '../sessions/end-session.js';
import type { UpstreamSession } from '../upstream-connector.js';
import { checkLine } from './check-line.js';
import type { Line, LineDialog } from './line.js';
import { usualLevel } from './line-level.js';
import { attachOutlet } from './line-outlet.js';
import { restoreLine } from './restore-line.js';

export interface LineSessionsOptions {
  readonly logger: Logger;
  /** Milliseconds in which a new session is told what the one before knew. */
  readonly connectionTimeout: number;
}

/** Gives lines their sessions and takes them away. */
export interface LineSessions {
  isOpen(live: LiveConnection, line: Line): boolean;
  adopt(
    live: LiveConnection,
    line: Line,
    opened: { readonly session: UpstreamSession; readonly isMain: boolean },
  ): void;
  /** The connection has another session of its own, which was this line's. */
  followMain(live: LiveConnection, line: Line): void;
  /** One more has the line; one that has moved is told what is new on this one. */
  join(
    live: LiveConnection,
    line: Line,
    joined: { readonly dialog: LineDialog; readonly isMoved: boolean },
  ): void;
  /** Lets go of the session, and of the line where no dialog has it. */
  close(live: LiveConnection, line: Line): Promise<void>;
  dropEmpty(live: LiveConnection, line: Line): void;
  /** A request was not answered in time: nobody may be there any more. */
  check(live: LiveConnection, line: Line, session: UpstreamSession): Promise<void>;
}

/** Milliseconds that a session has to live until a new one is opened at once in place of it. */
const settledAfter = 10_000;

export function createLineSessions(
  options: LineSessionsOptions & {
    /** A session was lost that had lived for a while. */
    readonly reopen: (live: LiveConnection, line: Line) => void;
  },
): LineSessions {
  const { logger } = options;

  function dropEmpty({ lines: { lines } }: LiveConnection, line: Line): void {
    if (line.session !== undefined || line.opening !== undefined || line.dialogs.size > 0) return;
    if (lines.get(line.key) === line) lines.delete(line.key);
  }

  function release(live: LiveConnection, line: Line): void {
    line.session = undefined;
    line.attached = 'nothing';
    line.level = undefined;
    line.requestLevel = undefined;
    dropEmpty(live, line);
  }

  function restore(live: LiveConnection, line: Line, dialogs: readonly LineDialog[]): void {
    const restoring = Promise.all([
      line.restoring,
      restoreLine(line, {
        connectionId: live.stored.id,
        dialogs,
        timeout: options.connectionTimeout,
        logger,
      }),
    ]).then(() => {
      if (line.restoring === restoring) line.restoring = undefined;
    });
    line.restoring = restoring;
  }

  function adopt(
    live: LiveConnection,
    line: Line,
    { session, isMain }: { readonly session: UpstreamSession; readonly isMain: boolean },
  ): void {
    line.session = session;
    line.isMain = isMain;
    line.attached = 'nothing';
    line.level = isMain && session.facts.era === 'legacy' ? usualLevel : undefined;
    line.requestLevel = undefined;
    line.openedAt = performance.now();
    line.usedAt = line.openedAt;
    attachOutlet(line);
    // Whoever has the line already had a session before.
    if (line.dialogs.size > 0) restore(live, line, [...line.dialogs.values()]);
    // It may be told at once, of a session that has ended already.
    if (!isMain) session.onClosed(({ reason }) => lose(live, line, { session, reason }));
  }

  function lose(
    live: LiveConnection,
    line: Line,
    { session, reason }: { readonly session: UpstreamSession; readonly reason: string },
  ): void {
    if (line.session !== session) return;
    logger.info('A session of an MCP client was lost', { connectionId: live.stored.id, reason });
    const hasLived = performance.now() - line.openedAt >= settledAfter;
    release(live, line);
    // Where the connection is gone as well, its own return brings this back.
    if (hasLived && live.session !== undefined) options.reopen(live, line);
  }

  return {
    isOpen: (live, { session, isMain }) =>
      session !== undefined && (!isMain || live.session === session),
    adopt,
    followMain(live, line) {
      const { session } = live;
      if (line.session === session) return;
      const before = line.session?.facts.era;
      release(live, line);
      const isSame = before === undefined || before === session?.facts.era;
      if (session !== undefined && isSame && line.dialogs.size > 0) {
        adopt(live, line, { session, isMain: true });
      }
    },
    join(live, line, { dialog, isMoved }) {
      line.dialogs.set(dialog.id, dialog);
      attachOutlet(line);
      if (isMoved) restore(live, line, [dialog]);
    },
    async close(live, line) {
      const { session, isMain } = line;
      release(live, line);
      if (session !== undefined && !isMain) await endSession(session, { how: 'close', logger });
    },
    dropEmpty,
    async check(live, line, session) {
      if (line.isMain || line.isChecked) return;
      line.isChecked = true;
      const isAnswered = await checkLine(session);
      line.isChecked = false;
      // A service may be too busy with something else to answer anything.
      if (isAnswered || line.running > 0 || line.session !== session) return;
      lose(live, line, { session, reason: 'It does not answer any more.' });
      await endSession(session, { how: 'close', logger });
    },
  };
}
