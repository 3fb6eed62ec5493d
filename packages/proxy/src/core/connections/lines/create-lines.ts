import type { Logger } from '../../logger.js';
import { untilAborted } from '../../until-aborted.js';
import type { CallOutcome } from '../borrowed-session.js';
import { connectionErrors } from '../connection-errors.js';
import type { LineRequest } from '../line-request.js';
import type { LiveConnection } from '../live-connection.js';
import { endSession } from '../sessions/end-session.js';
import { toAbortError } from '../to-abort-error.js';
import type { UpstreamSession } from '../upstream-connector.js';
import { chooseSurplus } from './choose-surplus.js';
import { createLineSessions, type LineSessionsOptions } from './create-line-sessions.js';
import { createEndedDialogs } from './ended-dialogs.js';
import { guardMain } from './guard-main.js';
import { isFollowedBy } from './follow-resource.js';
import { isListenedTo } from './is-listened-to.js';
import { isListening } from './is-listening.js';
import type { Line, LineDialog, LineInUse } from './line.js';
import { leaveLine } from './leave-line.js';
import { usualLevel } from './line-level.js';
import { makeLine } from './make-line.js';
import { ownKey, planLine, type LinePlan } from './plan-line.js';

export interface LinesOptions extends LineSessionsOptions {
  /** The connection's own session, opened where there is none. */
  readonly ready: (
    live: LiveConnection,
    options: { readonly signal?: AbortSignal | undefined },
  ) => Promise<UpstreamSession>;
  /** A session for an MCP client. */
  readonly open: (
    live: LiveConnection,
    options: Pick<LineRequest, 'era' | 'caller'> & { readonly signal: AbortSignal },
  ) => Promise<UpstreamSession>;
  readonly all: () => readonly LiveConnection[];
  /** Whether the connection is still kept. */
  readonly isKept: (live: LiveConnection) => boolean;
  /** Whether the connection's own session follows resources for others than dialogs. */
  readonly isFollowed: (connectionId: string) => boolean;
  readonly logger: Logger;
  /** Milliseconds; 0 keeps unused lines open that a client has. */
  readonly idleTimeout: number;
  /** Sessions of one connection beside its own. @default 64 */
  readonly maxLines?: number | undefined;
}

/** The sessions of connections for MCP clients. It owns them, and what their clients are to be told whatever session there is. */
export interface Lines {
  /** The line of a request where it is open; undefined where it has to be asked for. */
  find(live: LiveConnection, request: LineRequest): LineInUse | undefined;
  /** The same, opened where it is not; callers at the same time share the way to it. @throws NandaError */
  use(
    live: LiveConnection,
    request: LineRequest,
    options: { readonly signal?: AbortSignal | undefined },
  ): Promise<LineInUse>;
  began(inUse: LineInUse): void;
  ended(live: LiveConnection, inUse: LineInUse, outcome: CallOutcome): void;
  /** The connection has a session of its own, in place of the one before. */
  mainChanged(live: LiveConnection): void;
  /** The connection's own session for those who have no line: what dialogs have asked of it neither ends nor shows. */
  guard(live: LiveConnection, session: UpstreamSession): UpstreamSession;
  /** Whether somebody listens, or a client has a session that would be lost. */
  isHeld(live: LiveConnection): boolean;
  endDialog(dialogId: string): Promise<void>;
  /** Closes what nobody used for a while, and opens what somebody listens to. */
  sweep(): void;
  /** All lines of a connection are closed; its clients get new ones with their next requests. */
  shut(live: LiveConnection): Promise<void>;
}

/** Milliseconds after which a line that no dialog has is closed. */
const spareTime = 5 * 60 * 1000;
/** Dialogs of one connection. */
const maxDialogs = 1024;
/** How often a line may be lost, or turn out to be another one, until a request gives up. */
const maxAttempts = 4;

export function createLines(options: LinesOptions): Lines {
  const { logger, idleTimeout, maxLines = 64 } = options;
  const sessions = createLineSessions({ ...options, reopen });
  const gone = createEndedDialogs();

  function plan(live: LiveConnection, request: LineRequest, session = live.session): LinePlan {
    return planLine(request, {
      stored: live.stored,
      main: live.session?.facts.era,
      transport: (live.session ?? session)?.transport,
      eras: live.lines.eras,
    });
  }

  function lineOf(live: LiveConnection, planned: LinePlan, request: LineRequest): Line {
    const { lines } = live.lines;
    let line = lines.get(planned.key);
    if (line === undefined) {
      const isFollowed = (): boolean => options.isFollowed(live.stored.id);
      line = makeLine(planned, { request, isFollowed });
      lines.set(planned.key, line);
    }
    return line;
  }

  function makeRoom(live: LiveConnection): void {
    const all = [...live.lines.lines.values()];
    const taken = all.filter(
      ({ session, isMain, opening }) => opening !== undefined || (session && !isMain),
    );
    if (taken.length < maxLines) return;
    const surplus = chooseSurplus(all);
    if (surplus === undefined) throw connectionErrors.tooManyLines(maxLines);
    void sessions.close(live, surplus);
  }

  /** One way to a session for all who wait for the line. Whose session it is in the end, the session tells. */
  async function open(live: LiveConnection, line: Line, request: LineRequest): Promise<void> {
    const { lines, eras, stopping } = live.lines;
    const { signal } = stopping;
    try {
      const { era, caller } = line.request;
      const session = await options.open(live, { era, caller, signal });
      if (signal.aborted || lines.get(line.key) !== line) {
        await endSession(session, { how: 'close', logger });
        throw signal.aborted ? signal.reason : connectionErrors.sessionEnded();
      }
      eras.set(era, session.facts.era);
      const meant = { ...request, ...line.request };
      const settled = plan(live, meant, session);
      const target = lineOf(live, settled, meant);
      if (settled.isMain || sessions.isOpen(live, target)) {
        void endSession(session, { how: 'close', logger });
      } else sessions.adopt(live, target, { session, isMain: false });
    } finally {
      line.opening = undefined;
      sessions.dropEmpty(live, line);
    }
  }

  async function use(
    live: LiveConnection,
    request: LineRequest,
    { signal }: { readonly signal?: AbortSignal | undefined },
  ): Promise<LineInUse> {
    for (let attempts = 0; attempts < maxAttempts; attempts += 1) {
      if (!options.isKept(live)) throw connectionErrors.closed(live.stored.id);
      const main = await options.ready(live, { signal });
      // Whatever was opened for one that has ended nobody would close.
      if (request.dialog !== undefined && gone.has(request.dialog.id)) {
        throw connectionErrors.sessionEnded();
      }
      const planned = plan(live, request);
      const line = lineOf(live, planned, request);
      if (!sessions.isOpen(live, line)) {
        if (!planned.isMain) {
          await opened(live, line, { request, signal });
          continue;
        }
        if (live.session !== main) continue;
        sessions.adopt(live, line, { session: main, isMain: true });
      }
      const dialog = join(live, line, request);
      // Also what another dialog has brought along has to be restored before its line is used.
      if (line.restoring !== undefined) await waitFor(line.restoring, signal);
      const { session } = line;
      if (session !== undefined && sessions.isOpen(live, line)) return { line, session, dialog };
    }
    throw connectionErrors.lost('It was lost as soon as it was open.');
  }

  async function opened(
    live: LiveConnection,
    line: Line,
    {
      request,
      signal,
    }: { readonly request: LineRequest; readonly signal?: AbortSignal | undefined },
  ): Promise<void> {
    const { stopping } = live.lines;
    if (line.opening === undefined) {
      try {
        makeRoom(live);
      } catch (error) {
        sessions.dropEmpty(live, line);
        throw error;
      }
      line.opening = open(live, line, request);
      // Nobody may be waiting for it any more.
      line.opening.catch(() => undefined);
    }
    try {
      await waitFor(line.opening, signal);
    } catch (error) {
      // Where all lines were closed meanwhile, nothing has failed: there is a new way, or no connection any more.
      if (signal?.aborted === true || live.lines.stopping === stopping) throw error;
    }
  }

  function join(live: LiveConnection, line: Line, request: LineRequest): LineDialog | undefined {
    const { dialog: wanted, era, caller } = request;
    if (wanted === undefined) return undefined;
    const { byDialog } = live.lines;
    const { id, outlet } = wanted;
    const before = byDialog.get(id);
    const known = before?.dialogs.get(id);
    if (before === line && known !== undefined) {
      known.outlet = outlet;
      return known;
    }
    if (known === undefined && byDialog.size >= maxDialogs) {
      throw connectionErrors.tooManyLines(maxDialogs);
    }
    if (before !== undefined) void leave(live, before, { id, isMoving: true });
    const dialog = known ?? {
      id,
      era,
      caller,
      outlet,
      level: undefined,
      follows: new Set<string>(),
    };
    byDialog.set(id, line);
    sessions.join(live, line, { dialog, isMoved: known !== undefined });
    return dialog;
  }

  async function leave(
    live: LiveConnection,
    line: Line,
    { id, isMoving = false }: { readonly id: string; readonly isMoving?: boolean },
  ): Promise<void> {
    live.lines.byDialog.delete(id);
    const left = leaveLine(line, id, { isMoving });
    if (line.isOwn) {
      live.lines.lines.delete(line.key);
      await sessions.close(live, line);
    } else sessions.dropEmpty(live, line);
    await left;
  }

  /** For those who listen and make no request. */
  function reopen(live: LiveConnection, line: Line): void {
    if (!options.isKept(live)) return;
    for (const dialog of line.dialogs.values()) {
      if (!isListening(dialog)) continue;
      const { era, caller } = dialog;
      use(live, { era, caller, dialog }, {}).catch((error: unknown) =>
        logger.info('A line that is listened to could not be opened again', {
          connectionId: live.stored.id,
          reason: toAbortError(error).message,
        }),
      );
    }
  }

  function isIdle(live: LiveConnection, line: Line): boolean {
    if (line.running > 0 || line.opening !== undefined || isListenedTo(line)) return false;
    const unusedFor = performance.now() - line.usedAt;
    // The connection's own session is not this line's to close.
    if (line.isMain) return line.dialogs.size === 0 && unusedFor >= spareTime;
    // A session of the older era is its client's until that ends.
    if (line.dialogs.size > 0) {
      return !line.isOwn && idleTimeout > 0 && unusedFor >= idleTimeout;
    }
    return unusedFor >= Math.min(idleTimeout || spareTime, spareTime);
  }

  return {
    find(live, request) {
      const { byDialog, lines } = live.lines;
      const { dialog: wanted } = request;
      const line =
        wanted === undefined ? lines.get(plan(live, request).key) : byDialog.get(wanted.id);
      const session = line?.session;
      if (line === undefined || session === undefined || !sessions.isOpen(live, line))
        return undefined;
      if (line.restoring !== undefined) return undefined;
      return { line, session, dialog: wanted && line.dialogs.get(wanted.id) };
    },
    use,
    began({ line }) {
      line.running += 1;
      line.usedAt = performance.now();
    },
    ended(live, { line, session }, { error }) {
      line.running -= 1;
      line.usedAt = performance.now();
      if (error?.code === 'TOOL_TIMEOUT') void sessions.check(live, line, session);
    },
    mainChanged(live) {
      const { lines, eras } = live.lines;
      // It may be another service by now.
      eras.clear();
      for (const line of lines.values()) {
        if (line.isMain) sessions.followMain(live, line);
        // Also where the service has another era now: then its dialogs move.
        if (line.session === undefined) reopen(live, line);
      }
    },
    guard(live, session) {
      const mains = [...live.lines.lines.values()].filter((line) => line.session === session);
      if (!mains.some((line) => isListenedTo(line) || tellsMore(line))) return session;
      return guardMain(session, {
        isFollowed: (uri) => mains.some((line) => isFollowedBy(line, uri)),
      });
    },
    isHeld: ({ lines: { lines } }) =>
      [...lines.values()].some(
        (line) => isListenedTo(line) || (line.isOwn && line.session !== undefined),
      ),
    async endDialog(dialogId) {
      gone.add(dialogId);
      await Promise.all(
        options.all().map(async (live) => {
          const { byDialog, lines } = live.lines;
          const line = byDialog.get(dialogId) ?? lines.get(ownKey(dialogId));
          if (line !== undefined) await leave(live, line, { id: dialogId });
        }),
      );
    },
    sweep() {
      for (const live of options.all()) {
        for (const line of live.lines.lines.values()) {
          if (isIdle(live, line)) void sessions.close(live, line);
          // One that died at once, or could not be opened when it was lost, is tried again from time to time.
          else if (line.session === undefined && live.session !== undefined) reopen(live, line);
        }
      }
    },
    async shut(live) {
      const pool = live.lines;
      const isKept = options.isKept(live);
      pool.stopping.abort(
        isKept
          ? connectionErrors.lost('It is opened anew.')
          : connectionErrors.closed(live.stored.id),
      );
      pool.stopping = new AbortController();
      pool.eras.clear();
      const all = [...pool.lines.values()];
      if (!isKept) {
        pool.byDialog.clear();
        for (const { dialogs } of all) dialogs.clear();
      }
      await Promise.all(all.map((line) => sessions.close(live, line)));
    },
  };
}

/** Whether dialogs have made its session tell more of its log than is usual. */
function tellsMore({ level }: Line): boolean {
  return level !== undefined && level !== usualLevel;
}

async function waitFor(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  try {
    await untilAborted(promise, signal);
  } catch (error) {
    throw toAbortError(error);
  }
}
