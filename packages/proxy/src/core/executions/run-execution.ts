import type { ExecutionEvent, ToolDefinition } from '@nanda/protocol';
import type { BorrowedSession } from '../connections/connections.js';
import { createId } from '../create-id.js';
import { createEventLog, type EventGap } from '../events/event-log.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { createCallClock, type CallClock } from './call-clock.js';
import { boundedLogData } from './bounded-log-data.js';
import type { ExecutionOutcome, ExecutionRecord } from './execution-record.js';
import { roughSize } from './rough-size.js';

export interface RunExecutionOptions {
  readonly owner: Principal;
  readonly connectionId: string;
  readonly tool: ToolDefinition;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly borrowed: BorrowedSession;
  /** Milliseconds without progress. */
  readonly timeout: number;
  /** Milliseconds in all. */
  readonly maxTimeout: number;
}

/** Events of one execution that are kept; of a chatty tool the newest. */
const keptEvents = 5000;
/** Bytes of its events that are kept, beside the last one; of a chatty tool the newest. */
const keptBytes = 1024 * 1024;

/** Bytes of an execution beside its events and its result. */
const ownBytes = 2048;

/** What an event says, without what every event has. */
type EventContent = ExecutionEvent extends infer E
  ? E extends ExecutionEvent
    ? Omit<E, 'id' | 'executionId' | 'seq' | 'timestamp'>
    : never
  : never;

/** Starts a call and writes down what happens to it. Never rejects: a failure is an outcome. */
export function runExecution(options: RunExecutionOptions): ExecutionRecord {
  const id = createId('exec');
  const { connectionId, tool, borrowed } = options;
  const startedAt = new Date();
  const startedTicks = performance.now();
  const events = createEventLog<ExecutionEvent>({
    limit: keptEvents,
    maxBytes: keptBytes,
    // The last one is kept in any case; it must not push out what led to it.
    sizeOf: (event) => ('metadata' in event ? 0 : roughSize(event)),
  });
  const clock = createCallClock({ idle: options.timeout, total: options.maxTimeout });
  let outcome: ExecutionOutcome | undefined;
  let endedAt: Date | undefined;
  let resultSize = 0;

  function write(content: EventContent): void {
    const seq = events.position + 1;
    events.append({
      id: `${id}.${seq}`,
      executionId: id,
      seq,
      timestamp: new Date().toISOString(),
      ...content,
    });
  }

  async function call(): Promise<ExecutionOutcome> {
    try {
      const result = await borrowed.session.callTool({
        tool,
        parameters: options.parameters,
        signal: clock.signal,
        onProgress(progress) {
          if (outcome !== undefined) return;
          clock.progressed();
          write({ type: 'progress', ...progress });
        },
        onLog(log) {
          if (outcome === undefined) write({ type: 'log', ...log, data: boundedLogData(log.data) });
        },
      });
      return { kind: 'result', result, metadata: metadata() };
    } catch (error) {
      return failed(asNandaError(error, clock));
    }
  }

  function failed(failure: NandaError): ExecutionOutcome {
    const { code, message, details } = failure;
    return {
      kind: code === 'CANCELLED' ? 'cancelled' : 'error',
      error: { code, message, ...(details && { details: { ...details } }) },
      failure,
      metadata: metadata(),
    };
  }

  function metadata(): ExecutionOutcome['metadata'] {
    const executionTime = Math.round(performance.now() - startedTicks);
    return { executionTime, retryCount: 0, cached: false };
  }

  /** In place of events that nobody read in time. It has the last one's id, so that resuming goes on after it. */
  function describeGap({ count, position }: EventGap): ExecutionEvent {
    return {
      type: 'log',
      id: `${id}.${position}`,
      executionId: id,
      seq: position,
      timestamp: new Date().toISOString(),
      level: 'warning',
      logger: 'nanda',
      data: `${count} events are missing: they were not read in time.`,
    };
  }

  function end(ended: ExecutionOutcome): ExecutionOutcome {
    outcome = ended;
    resultSize = roughSize(ended.kind === 'result' ? ended.result : ended.error);
    endedAt = new Date();
    clock.release();
    borrowed.release(ended.kind === 'result' ? 'succeeded' : 'failed');
    if (ended.kind === 'result') {
      write({ type: 'result', result: ended.result, metadata: ended.metadata });
    } else {
      write({ type: ended.kind, error: ended.error, metadata: ended.metadata });
    }
    events.end();
    return ended;
  }

  write({ type: 'started', connectionId, toolName: tool.name });
  const ended = call().then(end);

  return {
    id,
    owner: options.owner,
    get size() {
      return ownBytes + events.bytes + resultSize;
    },
    connectionId,
    toolName: tool.name,
    startedAt,
    follow: ({ after, signal }) => events.follow({ after, signal, onGap: describeGap }),
    ended,
    get outcome() {
      return outcome;
    },
    get endedAt() {
      return endedAt;
    },
    cancel(reason) {
      clock.cancel(reason);
    },
  };
}

function asNandaError(error: unknown, { signal }: Pick<CallClock, 'signal'>): NandaError {
  if (signal.aborted && signal.reason instanceof NandaError) return signal.reason;
  if (error instanceof NandaError) return error;
  return new NandaError('INTERNAL_ERROR', 'The call failed for a reason that was not foreseen.', {
    cause: error,
  });
}
