import { checkTool } from '../access/check-tool.js';
import type { Principal } from '../principal.js';
import { withDeadline } from '../with-deadline.js';
import type { BorrowedSession } from './borrowed-session.js';
import { calledTool } from './called-tool.js';
import { connectionErrors } from './connection-errors.js';
import type { ConnectionLives } from './connection-lives.js';
import type { Bulkhead, BulkheadPlace } from './gates/create-bulkhead.js';
import { lendSession, type Lent } from './lend-session.js';
import type { LineRequest } from './line-request.js';
import type { Lines } from './lines/create-lines.js';
import type { LineInUse } from './lines/line.js';
import type { LiveConnection } from './live-connection.js';
import { checkPin } from './pins/check-pin.js';
import { toAbortError } from './to-abort-error.js';

export interface BorrowOptions {
  readonly lives: Pick<ConnectionLives, 'ready' | 'findGate'>;
  readonly lines: Pick<Lines, 'find' | 'use' | 'began' | 'ended' | 'guard'>;
  /** Called before a connection that rests is opened again. @throws NandaError CONNECTION_LIMIT_REACHED */
  readonly makePlace: (live: LiveConnection) => Promise<void>;
  /** Milliseconds that are waited for a place. */
  readonly connectionTimeout: number;
  /** Whether changed tools are refused where the connection does not say. */
  readonly pinTools: boolean;
}

export interface BorrowRequest {
  /** The tool that is to be called: refused where it is not what it was, or where the principal may not call it. */
  readonly toolName?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For an MCP client: the session that is its line. @default the connection's own */
  readonly line?: LineRequest | undefined;
}

/**
 * The right to make one call: what cannot be called is refused at once, then a place is waited for, then
 * the session.
 */
export async function borrowSession(
  live: LiveConnection,
  request: BorrowRequest & { readonly principal: Principal },
  options: BorrowOptions,
): Promise<BorrowedSession> {
  const { toolName, signal } = request;
  const pin = { toolName, byDefault: options.pinTools };
  // What it is called, and so whether it is allowed, may be known only when it is open.
  if (live.record !== undefined) checkAccess(live, request);
  checkPin(live, pin);
  live.lastUsed = new Date();
  const gate = live.gate ?? (await options.lives.findGate(live));
  gate?.circuit.check();
  let place = gate && (await enter(gate.bulkhead, { signal, timeout: options.connectionTimeout }));
  try {
    let line = request.line && options.lines.find(live, request.line);
    let session = line?.session ?? live.session;
    if (session === undefined) {
      await options.makePlace(live);
      session = await options.lives.ready(live, { signal });
      // Only now is it known how the tools are.
      checkPin(live, pin);
    }
    if (request.line !== undefined && line === undefined) {
      line = await options.lines.use(live, request.line, { signal });
      ({ session } = line);
    }
    checkAccess(live, request);
    if (signal?.aborted === true) throw toAbortError(signal.reason);
    const current = live.gate ?? gate;
    if (current === undefined) throw connectionErrors.closed(live.stored.id);
    place ??= await enter(current.bulkhead, { signal, timeout: options.connectionTimeout });
    return lend(live, { session, line, gate: current, place }, options);
  } catch (error) {
    place?.leave();
    throw error;
  }
}

/** @throws NandaError FORBIDDEN */
function checkAccess(
  live: LiveConnection,
  { principal, toolName }: Pick<BorrowRequest, 'toolName'> & { readonly principal: Principal },
): void {
  if (toolName === undefined || principal.access === undefined) return;
  checkTool(principal, calledTool(live, toolName));
}

function lend(
  live: LiveConnection,
  { line, ...lent }: Omit<Lent, 'line'> & { readonly line: LineInUse | undefined },
  { lines }: BorrowOptions,
): BorrowedSession {
  if (line === undefined) {
    return lendSession(live, { ...lent, shown: lines.guard(live, lent.session) });
  }
  return lendSession(live, {
    ...lent,
    line: {
      inUse: line,
      began: () => lines.began(line),
      ended: (outcome) => lines.ended(live, line, outcome),
    },
  });
}

async function enter(
  bulkhead: Bulkhead,
  { signal, timeout }: { readonly signal: AbortSignal | undefined; readonly timeout: number },
): Promise<BulkheadPlace> {
  const place = bulkhead.tryEnter();
  if (place !== undefined) return place;
  const deadline = withDeadline(timeout, { signal, reason: () => connectionErrors.busy(bulkhead) });
  try {
    return await bulkhead.enter(deadline.signal);
  } catch (error) {
    throw toAbortError(error);
  } finally {
    deadline.release();
  }
}
